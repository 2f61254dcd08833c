package latentstudio.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import latentstudio.Chromium;
import latentstudio.StudioProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A screen in a frame of another site, over TLS: {@code localhost} shows what {@code 127.0.0.1} serves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbedProcessTest {
    private static final String PASSWORD = "changeit";

    private Chromium chromium;
    private StudioProcess studio;
    private HttpsServer other;
    private String address;
    private volatile String page = "";

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "both", "-keyalg", "EC",
                "-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", keys.toString())
                .inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
        other = site(keys);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        address = "https://127.0.0.1:" + port + "/";
        studio = StudioProcess.start(List.of("-Dquarkus.http.ssl-port=" + port, "-Dquarkus.http.ssl.certificate.key-store-file=" + keys,
                "-Dquarkus.http.ssl.certificate.key-store-password=" + PASSWORD, "-Dstudio.data=" + folder.resolve("data"),
                "-Dstudio.access.frame-ancestors='self' https://localhost:" + other.getAddress().getPort()));
        chromium = new Chromium();
    }

    /** A site that shows one page. */
    private HttpsServer site(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            byte[] html = ("<!doctype html><title>A class</title><h1>A class</h1>" + page).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void aCopiedScreenWorksInAPageOfAnotherSite() {
        Page browser = chromium.overTls();
        browser.navigate(address + "draw/digits-vae");
        browser.waitForFunction("document.querySelector('draw-studio')?.settled");
        browser.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy embed code")).click();
        assertThat(browser.getByText("Copied; paste it into your page")).isVisible();
        page = browser.evaluate("navigator.clipboard.readText()").toString();
        browser.navigate("https://localhost:" + other.getAddress().getPort() + "/");
        FrameLocator frame = browser.frameLocator("iframe");
        Locator bar = frame.locator("latent-sliders input[type=range]").first();
        assertThat(bar).isEnabled(); // once the model has answered
        bar.press("End");
        assertThat(frame.getByText("Decoded from the edited latent")).isVisible();
        assertThat(frame.locator(".studio > header")).isHidden();
        browser.waitForFunction("document.querySelector('iframe').style.height !== '720px'");
        browser.waitForCondition(() -> (boolean) frame.locator("html").evaluate("page => page.scrollHeight <= page.clientHeight")); // all of the screen is seen
        List<Cookie> sessions = browser.context().cookies().stream().filter(cookie -> cookie.name.equals("JSESSIONID")).toList();
        assertThat(sessions).extracting(cookie -> cookie.sameSite).containsExactlyInAnyOrder(SameSiteAttribute.LAX, SameSiteAttribute.NONE);
        assertThat(sessions).allSatisfy(cookie -> assertThat(cookie.secure).isTrue());
        assertThat(sessions).filteredOn(cookie -> cookie.sameSite == SameSiteAttribute.NONE)
                .allSatisfy(cookie -> assertThat(cookie.partitionKey).startsWith("https://localhost"));
        browser.context().close();
    }

    @Test
    void aLessonIsSolvedInAPageOfAnotherSite() {
        Page browser = chromium.overTls();
        page = "<iframe src='" + address + "lessons/squeezing/move?embed' style='width: 100%; height: 900px'></iframe>";
        browser.navigate("https://localhost:" + other.getAddress().getPort() + "/");
        FrameLocator lesson = browser.frameLocator("iframe");
        Locator slider = lesson.frameLocator("live-screen iframe").locator("latent-sliders input[type=range]").first();
        assertThat(slider).isEnabled(); // once the model has answered
        slider.press("End");
        assertThat(lesson.locator(".task.solved")).isVisible();
        browser.context().close();
    }

    @Test
    void anotherSiteThanTheSettingNamesShowsNothing() {
        Page browser = chromium.overTls();
        page = "<iframe src='" + address + "draw/digits-vae?embed'></iframe>";
        browser.navigate("https://127.0.0.1:" + other.getAddress().getPort() + "/");
        browser.waitForCondition(() -> browser.frames().stream().anyMatch(frame -> frame.url().startsWith("chrome-error:")));
        assertThat(browser.frameLocator("iframe").locator("draw-studio")).hasCount(0);
        browser.context().close();
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (chromium != null) {
            chromium.close();
        }
        if (studio != null) {
            studio.close();
        }
        if (other != null) {
            other.stop(0);
        }
    }
}
