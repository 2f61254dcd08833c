package latentstudio.catalog;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import latentstudio.inference.ModelCatalog;
import latentstudio.inference.ServedModel;
import latentstudio.model.InputSpec;
import latentstudio.model.Manifest;
import latentstudio.model.Metric;
import latentstudio.model.MetricTable;
import latentstudio.model.Provenance;
import latentstudio.model.Task;
import latentstudio.model.TiledInputSpec;
import latentstudio.ui.LossCurve;
import latentstudio.ui.Words;

/** What one model is, how well it does and where it comes from. */
final class ModelCard extends Article {
    /** How wide a sheet of examples may grow, pixels. */
    private static final int WIDEST = 840;
    /** The width of a narrow phone's page. */
    private static final int NARROWEST = 328;

    ModelCard(ModelCatalog.Entry entry) {
        addClassName("model-card");
        Manifest manifest = entry.manifest();

        H1 title = new H1(manifest == null ? entry.id() : manifest.title());
        Span state = new Span(Words.of(entry.available() ? "card.ready" : "card.unavailable"));
        state.addClassNames("state", entry.available() ? "ready" : "unavailable");
        Header header = new Header(title, state);
        add(header);
        if (entry.available()) {
            add(uses(manifest));
        }
        if (!entry.available()) {
            Paragraph reason = new Paragraph(entry.reason());
            reason.addClassName("reason");
            add(reason);
        }
        if (manifest == null) {
            return;
        }
        Paragraph summary = new Paragraph(manifest.summary());
        summary.addClassName("summary");
        add(summary, facts(manifest, entry.dataSet().title()));
        if (entry.available()) {
            entry.model().card().flatMap(ModelCard::sizeOf).ifPresent(size -> add(sheet(entry.model(), size)));
        }
        if (!manifest.metrics().isEmpty() || manifest.provenance() != null) {
            Div evidence = new Div();
            evidence.addClassName("evidence");
            if (!manifest.metrics().isEmpty()) {
                evidence.add(metrics(manifest));
            }
            if (manifest.provenance() != null && !manifest.provenance().history().isEmpty()) {
                evidence.add(training(manifest));
            }
            add(evidence);
            MetricTable table = MetricTable.of(manifest.metrics());
            if (!table.rows().isEmpty()) {
                add(comparison(table));
            }
        }
        if (manifest.provenance() != null) {
            add(provenance(manifest.provenance()));
        }
    }

    /** The screens that use it: what has a latent is drawn, moved and mapped, a denoiser cleans drawings, a restorer pages. */
    private static Nav uses(Manifest manifest) {
        List<String> screens = manifest.task() == Task.RESTORER ? List.of("clean", "lab")
                : manifest.latent() == null ? List.of("draw", "lab") : List.of("draw", "interpolate", "generate", "map", "figures");
        Nav uses = new Nav();
        uses.addClassName("uses");
        uses.setAriaLabel(Words.of("card.use", manifest.title()));
        screens.forEach(screen -> uses.add(new Anchor(screen.equals("clean") ? screen : screen + "/" + manifest.id(), Words.of(screen))));
        return uses;
    }

    /** The sheet of examples, enlarged by a whole number so that its pixels stay square and even. */
    private static Image sheet(ServedModel model, Dimension size) {
        int scale = Math.max(1, WIDEST / size.width);
        Manifest manifest = model.manifest();
        Image sheet = new Image("api/v1/models/%s/card.png".formatted(manifest.id()),
                Words.of(model.latents().isPresent() ? "card.drawn" : "card.examples", manifest.title()));
        sheet.addClassName("sheet");
        sheet.setWidth(size.width * scale + "px");
        // its place is kept while it loads
        sheet.getStyle().set("aspect-ratio", "%d / %d".formatted(size.width, size.height));
        // a phone shows the others smaller than they are, which must not drop pixels
        sheet.getElement().getClassList().set("enlarged", scale > 1);
        sheet.getElement().getClassList().set("narrow", size.width <= NARROWEST);
        sheet.getElement().setAttribute("loading", "lazy");
        return sheet;
    }

    /** Pixels of a PNG file; none where it cannot be read. */
    static Optional<Dimension> sizeOf(Path png) {
        try (ImageInputStream file = ImageIO.createImageInputStream(png.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(file);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(file);
                return Optional.of(new Dimension(reader.getWidth(0), reader.getHeight(0)));
            } finally {
                reader.dispose();
            }
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    private static DescriptionList facts(Manifest manifest, String dataSet) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        fact(facts, Words.of("models.task"), task(manifest.task()));
        fact(facts, Words.of("card.trainedOn"), dataSet);
        fact(facts, Words.of("card.picture"), switch (manifest.input()) {
            case InputSpec fixed -> Words.of(fixed.channels() == 1 ? "card.grey" : "card.colour", fixed.width(), fixed.height());
            case TiledInputSpec pages -> Words.of("card.pages", pages.tiled().tile());
        });
        if (manifest.latent() != null) {
            fact(facts, Words.of("models.latent"), Words.of("models.latentValues", manifest.latent().size()));
        }
        if (manifest.provenance() != null) {
            fact(facts, Words.of("models.parameters"), grouped(manifest.provenance().parameters()));
        }
        fact(facts, Words.of("card.licence"), manifest.licence());
        fact(facts, Words.of("card.version"), manifest.id() + ", " + manifest.version());
        return facts;
    }

    private static Div metrics(Manifest manifest) {
        NativeTableRow head = new NativeTableRow();
        for (String name : List.of(Words.of("card.measured"), Words.of("card.value"), Words.of("card.target"))) {
            head.add(columnHead(name));
        }
        NativeTableBody body = new NativeTableBody();
        for (Metric metric : MetricTable.of(manifest.metrics()).others()) {
            NativeTableHeaderCell name = new NativeTableHeaderCell(new Span(metric.name()));
            name.getElement().setAttribute("scope", "row");
            Span split = new Span(metric.split());
            split.addClassName("split");
            split.setTitle(metric.method() == null ? "" : metric.method());
            name.add(split);
            Span value = new Span(figure(metric.value()));
            value.addClassName("figure");
            NativeTableCell measured = new NativeTableCell(value);
            if (metric.unit() != null && !metric.unit().isBlank()) {
                Span unit = new Span(metric.unit());
                unit.addClassName("unit");
                measured.add(unit);
            }
            body.add(new NativeTableRow(name, measured, target(metric)));
        }
        NativeTable table = new NativeTable(new NativeTableHeader(head), body);
        Div scroller = new Div(new H2(Words.of("card.figures")), table);
        scroller.addClassName("metrics");
        return scroller;
    }

    /** What was measured alike of several sets of pictures, side by side. */
    private static Div comparison(MetricTable table) {
        NativeTableRow head = new NativeTableRow(columnHead(Words.of("card.alike")));
        table.columns().forEach(column -> head.add(columnHead(table.columnTitle(column))));
        NativeTableBody body = new NativeTableBody();
        for (String row : table.rows()) {
            Metric any = table.first(row);
            NativeTableHeaderCell name = new NativeTableHeaderCell(new Span(table.rowTitle(row)));
            name.getElement().setAttribute("scope", "row");
            Span unit = new Span(any.unit());
            unit.addClassName("split");
            unit.setTitle("%s; %s".formatted(any.split(), any.method()));
            name.add(unit);
            NativeTableRow figures = new NativeTableRow(name);
            table.columns().forEach(column -> figures.add(table.at(row, column).map(ModelCard::compared)
                    .orElseGet(() -> new NativeTableCell("–"))));
            body.add(figures);
        }
        Div scroller = new Div(new H2(Words.of("card.sideBySide")), new NativeTable(new NativeTableHeader(head), body));
        scroller.addClassNames("metrics", "comparison");
        scroller.getElement().setAttribute("tabindex", "0"); // it scrolls sideways, by keyboard too
        scroller.getElement().setAttribute("role", "region");
        scroller.getElement().setAttribute("aria-label", Words.of("card.figuresSideBySide"));
        return scroller;
    }

    private static NativeTableCell compared(Metric metric) {
        Span value = new Span(figure(metric.value()));
        value.addClassName("figure");
        NativeTableCell cell = new NativeTableCell(value);
        if (metric.target() != null) {
            Span verdict = new Span("%s %s %s".formatted(metric.reached() ? "✓" : "✗",
                    metric.better() == Metric.Better.LOWER ? "≤" : "≥", figure(metric.target())));
            verdict.addClassNames("verdict", metric.reached() ? "reached" : "missed");
            cell.add(verdict);
        }
        return cell;
    }

    private static NativeTableHeaderCell columnHead(String name) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(name);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    private static NativeTableCell target(Metric metric) {
        NativeTableCell cell = new NativeTableCell();
        if (metric.target() == null) {
            cell.add(new Span("–"));
            return cell;
        }
        Span figure = new Span(figure(metric.target()));
        figure.addClassName("figure");
        boolean reached = metric.reached();
        Span verdict = new Span(Words.of(reached ? "card.reached" : "card.missed"));
        verdict.addClassNames("verdict", reached ? "reached" : "missed");
        cell.add(figure, verdict);
        return cell;
    }

    private static Div training(Manifest manifest) {
        Provenance provenance = manifest.provenance();
        LossCurve curve = new LossCurve(provenance.history(), provenance.bestEpoch());
        if (manifest.lossTarget() != null) {
            curve.setTarget(manifest.lossTarget());
        }
        Div training = new Div(new H2(Words.of("card.loss")), curve);
        training.addClassName("training");
        return training;
    }

    private static NativeDetails provenance(Provenance provenance) {
        DescriptionList list = new DescriptionList();
        list.addClassName("provenance");
        fact(list, Words.of("card.architecture"), provenance.architecture());
        new TreeMap<>(provenance.hyperParameters()).forEach((name, value) -> fact(list, name, String.valueOf(value)));
        fact(list, Words.of("card.seed"), String.valueOf(provenance.seed()));
        fact(list, Words.of("card.commit"), provenance.commit());
        new TreeMap<>(provenance.dataSha256()).forEach((file, sha) -> fact(list, file, "SHA-256 " + sha));
        fact(list, "Java", provenance.jvm());
        fact(list, Words.of("card.operatingSystem"), provenance.operatingSystem());
        fact(list, Words.of("card.trainedOn"), provenance.device());
        fact(list, Words.of("card.finished"), provenance.finished());
        fact(list, Words.of("card.trainingTime"), spoken(Duration.ofSeconds(Math.round(provenance.trainingSeconds()))));
        fact(list, Words.of("card.epochs"), Words.of("card.epochsShipped", provenance.history().size(), provenance.bestEpoch()));
        return new NativeDetails(Words.of("card.provenance"), list);
    }

    private static void fact(DescriptionList list, String term, String description) {
        if (description != null && !description.isBlank()) {
            list.add(new Div(new DescriptionList.Term(term), new DescriptionList.Description(description)));
        }
    }

    static String task(Task task) {
        return Words.of("models.task." + task.name());
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
    }

    /** Four significant digits at most, without an exponent for the sizes that occur. */
    static String figure(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : String.valueOf(value);
        }
        return Words.decimal(new java.math.BigDecimal(value).round(new java.math.MathContext(4)).stripTrailingZeros());
    }

    private static String spoken(Duration time) {
        return time.toHours() > 0 ? "%d h %d min".formatted(time.toHours(), time.toMinutesPart())
                : "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
