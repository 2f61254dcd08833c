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
        if (catalog.device().fallbackReason() != null) {
            answer.withData("fallback", catalog.device().fallbackReason());
        }
        for (ModelCatalog.Entry entry : catalog.entries()) {
            answer.withData(entry.id(), entry.available() ? "ready" : "unavailable: " + entry.reason());
        }
        return answer.build();
    }
}
