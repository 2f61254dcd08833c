package latentstudio.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An OpenID Connect provider that signs everybody in as {@code ada} without asking: discovery, keys, authorization with code, and
 * tokens signed with RSA (OpenID Connect Core 1.0, section 3.1; Discovery 1.0, section 4).
 */
public class TinyProvider implements QuarkusTestResourceLifecycleManager {
    private static final String KEY_ID = "tiny";
    private static final String CLIENT = "latent-studio";
    private static final KeyPair KEYS = keys();

    private HttpServer server;

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has RSA", e);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no port for the provider", e);
        }
        String issuer = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys"}""".formatted(issuer)));
        server.createContext("/keys", exchange -> json(exchange, publicKey()));
        server.createContext("/authorize", exchange -> {
            Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
            exchange.getResponseHeaders().add("Location", asked.get("redirect_uri") + "?code=once&state=" + asked.get("state"));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/token", exchange -> {
            exchange.getRequestBody().readAllBytes();
            // a test may ask for an odd one: /token?issuer=...&seconds=-300
            String query = exchange.getRequestURI().getRawQuery();
            Map<String, String> asked = query == null ? Map.of() : parameters(query);
            String token = token(asked.getOrDefault("issuer", issuer), Long.parseLong(asked.getOrDefault("seconds", "3600")));
            json(exchange, "{\"access_token\": \"%1$s\", \"id_token\": \"%1$s\", \"token_type\": \"Bearer\", \"expires_in\": 3600}".formatted(token));
        });
        server.start();
        return Map.of("quarkus.oidc.auth-server-url", issuer, "quarkus.oidc.client-id", CLIENT,
                "quarkus.oidc.credentials.secret", "a secret of at least thirty-two characters");
    }

    /** RFC 7515, appendix A.2; written by hand, as nothing of the server's is at hand in the thread of this one. */
    private static String token(String issuer, long seconds) {
        long now = Instant.now().getEpochSecond();
        String claims = "{\"iss\": \"%s\", \"sub\": \"ada\", \"upn\": \"ada\", \"aud\": \"%s\", \"iat\": %d, \"exp\": %d}"
                .formatted(issuer, CLIENT, Math.min(now, now + seconds - 60), now + seconds);
        String signed = base64("{\"alg\": \"RS256\", \"typ\": \"JWT\", \"kid\": \"%s\"}".formatted(KEY_ID).getBytes(StandardCharsets.UTF_8))
                + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has RSA", e);
        }
    }

    private static String publicKey() {
        RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
        return "{\"keys\": [{\"kty\": \"RSA\", \"use\": \"sig\", \"alg\": \"RS256\", \"kid\": \"%s\", \"n\": \"%s\", \"e\": \"%s\"}]}"
                .formatted(KEY_ID, number(key.getModulus()), number(key.getPublicExponent()));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return base64(Arrays.copyOfRange(bytes, bytes[0] == 0 ? 1 : 0, bytes.length)); // without the sign
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&")).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
