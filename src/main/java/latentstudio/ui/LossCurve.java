package latentstudio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.List;
import latentstudio.model.Provenance.Epoch;

/** Training and validation loss over the epochs of one training run; the element {@code loss-curve}. */
@Tag("loss-curve")
@JsModule("./plot/loss-curve.ts")
@NpmPackage(value = "uplot", version = "1.6.32")
public class LossCurve extends Component {
    /**
     * Shows a training run.
     *
     * @param history   one entry an epoch
     * @param bestEpoch the epoch whose weights ship
     */
    public LossCurve(List<Epoch> history, int bestEpoch) {
        getElement().setPropertyList("history", history);
        getElement().setProperty("bestEpoch", bestEpoch);
    }

    /** Draws a line at the loss to reach. */
    public void setTarget(double loss) {
        getElement().setProperty("target", loss);
    }
}
