"""What the model @ID@ makes of a picture: pip install numpy onnxruntime pillow && python3 example.py picture.png"""
import pathlib
import sys
import numpy
import onnxruntime
from PIL import Image

here = pathlib.Path(__file__).parent
picture = Image.open(sys.argv[1]).convert("RGB" if @CHANNELS@ == 3 else "L").resize((@WIDTH@, @HEIGHT@))
values = numpy.asarray(picture, numpy.float32).reshape(1, @HEIGHT@, @WIDTH@, @CHANNELS@) / 255
values = values.transpose(0, 3, 1, 2)  # [N, C, H, W], 0 to 1
if @INK@ and values.mean() > 0.5:
    values = 1 - values  # it learned bright ink; the studio also centres it, as "normalisation" in manifest.json says
for graph in @PYTHON_GRAPHS@:
    session = onnxruntime.InferenceSession(str(here / graph))
    values = session.run(None, {session.get_inputs()[0].name: values})[0]
    print(graph, values.shape, values.ravel()[:8])
made = (values[0].transpose(1, 2, 0) * 255).round().clip(0, 255).astype(numpy.uint8)
Image.fromarray(made.squeeze()).save(here / "made.png")
