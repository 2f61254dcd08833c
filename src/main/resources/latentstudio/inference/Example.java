// What the model @ID@ makes of a picture: java -cp onnxruntime.jar Example.java picture.png, in the folder of the graphs
import ai.onnxruntime.*;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.FloatBuffer;
import java.util.*;
import javax.imageio.ImageIO;

void main(String[] words) throws Exception {
    BufferedImage picture = new BufferedImage(@WIDTH@, @HEIGHT@, BufferedImage.TYPE_3BYTE_BGR);
    picture.createGraphics().drawImage(ImageIO.read(new File(words[0])), 0, 0, @WIDTH@, @HEIGHT@, null);
    float[] values = new float[@CHANNELS@ * @HEIGHT@ * @WIDTH@]; // [C, H, W], 0 to 1
    float paper = @INK@ && picture.getRaster().getSample(0, 0, 0) > 127 ? 1 : 0; // it learned bright ink
    for (int i = 0; i < values.length; i++) {
        float value = picture.getRaster().getSample(i % @WIDTH@, i / @WIDTH@ % @HEIGHT@, i / (@WIDTH@ * @HEIGHT@)) / 255f;
        values[i] = Math.abs(paper - value);
    }
    long[] shape = {1, @CHANNELS@, @HEIGHT@, @WIDTH@};
    for (String graph : List.of(@JAVA_GRAPHS@)) {
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(graph);
             OnnxTensor given = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values), shape);
             OrtSession.Result answer = session.run(Map.of(session.getInputNames().iterator().next(), given))) {
            OnnxTensor made = (OnnxTensor) answer.get(0);
            shape = made.getInfo().getShape();
            made.getFloatBuffer().get(values = new float[(int) made.getInfo().getNumElements()]);
            System.out.println(graph + " " + Arrays.toString(Arrays.copyOf(values, 8)));
        }
    }
    for (int i = 0; i < values.length; i++) {
        int value = Math.clamp(Math.round(values[i] * 255), 0, 255);
        picture.getRaster().setSample(i % @WIDTH@, i / @WIDTH@ % @HEIGHT@, i / (@WIDTH@ * @HEIGHT@), value);
    }
    ImageIO.write(picture, "png", new File("made.png")); // of a grey model the red channel
}
