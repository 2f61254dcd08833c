package latentstudio.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import jakarta.inject.Inject;
import java.util.List;
import latentstudio.inference.InferenceDevice;

/** A screen about models, one of which its address may name; its element asks {@link Question}s. */
public abstract class ModelView extends Component implements BeforeEnterObserver, HasDynamicTitle {
    @Inject
    transient FrameSockets sockets;
    private final transient FrameSocket socket = new FrameSocket(this);
    private String address;

    /**
     * Tells the element what there is.
     *
     * @param models to choose from
     * @param device what they run on
     */
    protected ModelView(List<ModelChoice> models, InferenceDevice device) {
        getElement().setPropertyList("models", models);
        getElement().setPropertyBean("device", device);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getRouteParameters().get("model").ifPresent(model -> getElement().setProperty("modelId", model));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        address = sockets.put(socket, event.getSession().getSession().getId());
        getElement().setProperty("socket", address);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        sockets.remove(address);
    }

    FrameSocket socket() {
        return socket;
    }
}
