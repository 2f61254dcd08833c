package latentstudio.training.card;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import latentstudio.model.Provenance;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Training and validation loss over the epochs of one training run, the epoch that ships marked. */
public final class LearningCurve {
    private static final Color INK = new Color(0x1b1f24);
    private static final Color QUIET = new Color(0x5b636b);
    private static final Color LINE = new Color(0xdedbd4);
    private static final Color ACCENT = new Color(0x0a6b5e);
    private static final Color BEST = new Color(0xd99a00);

    private LearningCurve() {
    }

    /** The curve as a PNG file; on a logarithmic axis, as far as no loss is 0 or less. */
    public static byte[] png(Provenance provenance) throws IOException {
        List<Provenance.Epoch> history = provenance.history();
        double[] epochs = values(history, Provenance.Epoch::epoch);
        double[] training = values(history, Provenance.Epoch::loss);
        double[] validation = values(history, Provenance.Epoch::validationLoss);
        XYChart chart = new XYChartBuilder().width(760).height(340).xAxisTitle("epoch").yAxisTitle("loss").build();
        style(chart.getStyler(), DoubleStream.concat(DoubleStream.of(training), DoubleStream.of(validation))
                .allMatch(loss -> loss > 0));
        line(chart, "training", epochs, training, QUIET, SeriesMarkers.NONE)
                .setLineStyle(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0));
        line(chart, "validation", epochs, validation, ACCENT, SeriesMarkers.NONE).setLineStyle(new BasicStroke(2));
        int best = provenance.bestEpoch();
        double lowest = validation[best - 1];
        line(chart, "best: epoch %d, %s".formatted(best, lowest), new double[] {best}, new double[] {lowest}, BEST,
                SeriesMarkers.CIRCLE);
        return PictureSheet.png(BitmapEncoder.getBufferedImage(chart));
    }

    private static double[] values(List<Provenance.Epoch> history, ToDoubleFunction<Provenance.Epoch> of) {
        return history.stream().mapToDouble(of).toArray();
    }

    private static XYSeries line(XYChart chart, String name, double[] epochs, double[] losses, Color colour, Marker marker) {
        XYSeries series = chart.addSeries(name, epochs, losses);
        series.setLineColor(colour);
        series.setMarker(marker);
        series.setMarkerColor(colour);
        return series;
    }

    private static void style(XYStyler styler, boolean logarithmic) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        styler.setXAxisMin(0.0).setYAxisLogarithmic(logarithmic)
                .setYAxisLogarithmicDecadeOnly(false).setPlotGridLinesColor(LINE).setAxisTickLabelsFont(font)
                .setAxisTickLabelsColor(QUIET).setAxisTickMarksColor(LINE).setAxisTitleFont(font);
        styler.setPlotBorderVisible(false).setChartBackgroundColor(Color.WHITE).setChartFontColor(INK)
                .setLegendFont(font).setLegendBorderColor(Color.WHITE).setLegendPosition(Styler.LegendPosition.InsideNE);
    }
}
