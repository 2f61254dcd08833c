package latentstudio.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets in who has signed in by OpenID Connect, or has sent a key; it is asked only where {@code studio.access.oidc} is on. */
@ApplicationScoped
public class SignedIn implements HttpSecurityPolicy {
    @Override
    public String name() {
        return "signed-in";
    }

    @Override
    public Uni<CheckResult> checkPermission(RoutingContext context, Uni<SecurityIdentity> visitor, AuthorizationRequestContext security) {
        return ApiKeys.isKnown(context) ? CheckResult.permit()
                : visitor.map(identity -> identity.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT);
    }
}
