package latentstudio.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanStoreTest {
    private final UUID scan = UUID.randomUUID();

    @TempDir
    Path folder;

    @Test
    void keepsTheSameBytesOnceUnderTheirSum() throws IOException {
        ScanStore store = new ScanStore(folder, 1000);
        String once = store.keep(bytes("abc"));

        assertThat(once).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); // FIPS 180-2, B.1
        assertThat(store.keep(bytes("abc"))).isEqualTo(once);
        assertThat(store.original(once)).hasContent("abc");
        assertThat(files()).containsExactly("originals/" + once);
    }

    @Test
    void aPageThatIsNotWholeHasNoName() throws IOException {
        ScanStore store = new ScanStore(folder, 1000);

        assertThatThrownBy(() -> store.keepPage(scan, 0, "", 2, (picture, out) -> {
            out.write('x');
            if (picture == 1) {
                throw new IOException("the disk is full");
            }
        })).hasMessage("the disk is full");

        assertThat(store.hasPage(scan, 0)).isFalse();
        assertThat(files()).isEmpty();
    }

    @Test
    void theFirstOfTwoWritersOfAPageWins() throws IOException {
        ScanStore store = new ScanStore(folder, 1000);
        store.keepPage(scan, 3, "", 1, (picture, out) -> out.write('a'));
        store.keepPage(scan, 3, "", 1, (picture, out) -> out.write('b'));

        assertThat(store.hasPage(scan, 3)).isTrue();
        assertThat(store.picture(scan, 3, 0)).hasContent("a");
        assertThat(files()).hasSize(1);
    }

    @Test
    void aPageThatIsToLieInAnotherWayIsNotThereUntilItIsClean() throws IOException {
        ScanStore store = new ScanStore(folder, 1000);
        store.keepPage(scan, 3, store.version(scan, 3), 1, (picture, out) -> out.write('a'));
        store.keep(store.wish(scan, 3), out -> out.write('1'));
        String first = store.version(scan, 3);
        assertThat(store.hasPage(scan, 3)).isFalse();
        assertThat(store.hasPage(scan, 2)).isFalse();
        assertThat(store.isChanged(scan)).isTrue();

        store.keep(store.wish(scan, 3), out -> out.write('2'));
        store.keepPage(scan, 3, first, 1, (picture, out) -> out.write('b')); // which nobody wants any more
        assertThat(store.hasPage(scan, 3)).isFalse();
        store.keepPage(scan, 3, store.version(scan, 3), 1, (picture, out) -> out.write('c'));
        assertThat(store.picture(scan, 3, 0)).hasContent("c");

        store.dropPage(scan, 3, first);
        store.dropPage(scan, 3, first); // it is gone already
        assertThat(store.picture(scan, 3, 0)).hasContent("c");
    }

    @Test
    void hasAResultOnceItIsWholeAndDeletesAll() throws IOException {
        ScanStore store = new ScanStore(folder, 1000);
        store.keepPage(scan, 0, "", 0, (picture, out) -> { });
        assertThatThrownBy(() -> store.result(scan)).isInstanceOf(NoSuchFileException.class);
        store.keepResult(scan, "page-clean.png", out -> out.write('a'));

        assertThat(store.result(scan)).hasFileName("page-clean.png").hasContent("a");
        assertThat(store.scansBefore(Instant.now().plusSeconds(1))).containsExactly(scan);
        assertThat(store.scansBefore(Instant.now().minusSeconds(60))).isEmpty();
        store.delete(scan);
        store.delete(scan);
        assertThat(files()).isEmpty();
        assertThat(folder.resolve("scans").resolve(scan.toString())).doesNotExist();
    }

    @Test
    void refusesWhatHasNoRoom() throws IOException {
        ScanStore store = new ScanStore(folder, 10);
        store.requireRoom(10);
        store.keep(bytes("four"));
        store.requireRoom(6);

        assertThatThrownBy(() -> store.requireRoom(7)).isInstanceOf(StorageFullException.class)
                .hasMessage("Expected room for 7 bytes, but 4 of the 10 that scans may take are taken; try again when older scans are gone, or delete yours.");
        assertThatThrownBy(() -> new ScanStore(folder, Long.MAX_VALUE).requireRoom(Long.MAX_VALUE >> 1)).isInstanceOf(StorageFullException.class)
                .hasMessageContaining("but the server's disk has");
    }

    @Test
    void findsWhatIsOldAndWhatWasNeverFinished() throws IOException {
        ScanStore store = new ScanStore(folder, 1000);
        String sum = store.keep(bytes("abc"));
        Files.createDirectories(folder.resolve("unfinished/page-1"));
        Files.writeString(folder.resolve("unfinished/page-1/0.png"), "half");

        assertThat(store.originalsBefore(Instant.now().minusSeconds(60))).isEmpty();
        assertThat(store.originalsBefore(Instant.now().plusSeconds(1))).containsExactly(sum);
        store.deleteOriginal(sum);
        store.deleteUnfinishedBefore(Instant.now().minusSeconds(60));
        assertThat(files()).containsExactly("unfinished/page-1/0.png");
        store.deleteUnfinishedBefore(Instant.now().plusSeconds(1));
        assertThat(files()).isEmpty();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()).toList();
        }
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void keepsAPicturesGeometryBesideIt() throws IOException {
        ScanStore store = new ScanStore(folder, 1000);
        store.keepPage(scan, 0, "", 2, new ScanStore.Pictures() {
            @Override
            public void write(int picture, OutputStream out) throws IOException {
                out.write('a' + picture);
            }

            @Override
            public byte[] geometry(int picture) {
                return picture == 0 ? null : new byte[] {'{', '}'};
            }
        });
        assertThat(store.geometry(scan, 0, 0)).doesNotExist();
        assertThat(store.geometry(scan, 0, 1)).hasContent("{}");
        assertThat(store.picture(scan, 0, 1)).hasContent("b");
    }
}
