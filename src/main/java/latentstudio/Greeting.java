package latentstudio;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import org.jboss.logging.Logger;

/** Says at which address the studio is, once it answers there. */
class Greeting {
    private static final Logger LOG = Logger.getLogger("Latent Studio");

    void greet(@ObservesAsync HttpServerStart started) {
        String host = started.options().getHost();
        LOG.infof("Open http://%s:%d/ in a browser", "0.0.0.0".equals(host) ? "localhost" : host, started.options().getPort());
    }
}
