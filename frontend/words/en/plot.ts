/** The learning curve. */
export const plot = {
  training: 'training',
  validation: 'validation',
  target: 'target',
  epoch: 'epoch',
  logAxis: 'log axis',
  untrained: 'No training run',
  loss: (epochs: number, loss: string, best: number) => `Loss over ${epochs} epochs; validation loss ${loss} at epoch ${best}`,
  reading: (epoch: number, training: string, validation: string) => `epoch ${epoch}: training ${training}, validation ${validation}`,
};
