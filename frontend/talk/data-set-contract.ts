/** What the server tells of data sets; the Java twins are in `latentstudio.dataset`, and `latentstudio.image.PictureShape`. */

export interface PictureShape {
  /** 1 for grey, 3 for red, green and blue. */
  channels: number;
  height: number;
  width: number;
}

/** Classes that belong together. */
export interface ClassGroup {
  name: string;
  classes: string[];
}

/** The data set that a model learned; of one that the studio does not know only what the model itself tells. */
export interface DataSetDescription {
  id: string;
  title: string;
  /** One of its pictures in a sentence. */
  noun: string;
  /** Several of them. */
  plural: string;
  /** What the empty pad asks for. */
  invitation: string;
  /** Of its pictures; null where not even the model can be read. */
  shape?: PictureShape | null;
  /** Names in the order of the labels; empty without. */
  classes: string[];
  groups: ClassGroup[];
  /** What the pad begins with: strokes as an address spells them, or a picture, base64 of [C, H, W] 8-bit values. */
  openingStrokes?: string | null;
  openingPicture?: string | null;
  /** Numbers of two test pictures between which a path begins; empty where there are none. */
  showcase: number[];
  /** How many of its pictures the server has. */
  testPictures: number;
  trainingPictures: number;
  /** To how many greys the training pictures were rounded; null where they were not. */
  trainingGreys?: number | null;
  /** What stands for its test pictures, which may not ship, and is drawn by the model; null where the pictures are here. */
  drawn?: 'latents' | 'samples' | null;
  /** What lies at the same places in all of its pictures: names, and points right and down in pixels. */
  landmarks?: { names: string; points: [number, number][] } | null;
}

/** Where no picture is known yet: a square. */
export const NO_SHAPE: PictureShape = { channels: 1, height: 1, width: 1 };

export function shapeOf(model: { dataSet: DataSetDescription } | null | undefined): PictureShape {
  return model?.dataSet.shape ?? NO_SHAPE;
}
