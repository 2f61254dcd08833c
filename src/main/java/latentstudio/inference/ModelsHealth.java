package latentstudio.inference;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when at least one model is; each model's state or reason is in the answer. */
@Readiness
@ApplicationScoped
class ModelsHealth implements HealthCheck {
    private final ModelCatalog catalog;

    ModelsHealth(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("models").status(!catalog.available().isEmpty());
        answer.withData("device", catalog.device().name());
        for (ModelCatalog.Entry entry : catalog.entries()) {
            answer.withData(entry.id(), state(entry));
        }
        return answer.build();
    }

    private static String state(ModelCatalog.Entry entry) {
        if (!entry.available()) {
            return "unavailable: " + entry.reason();
        }
        ServedModel model = entry.model();
        if (model.device() == InferenceDevice.REMOTE) {
            return model.trouble() == null ? "ready, computed by another server" : "not computed when last asked: " + model.trouble();
        }
        String fallback = model.device().fallbackReason();
        return fallback == null ? "ready" : "ready on the CPU, not on the GPU: " + fallback;
    }
}
