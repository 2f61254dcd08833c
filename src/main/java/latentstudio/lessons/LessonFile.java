package latentstudio.lessons;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The text of a chapter, read from Markdown (CommonMark): a first heading with the chapter's title and some paragraphs about it, then for each step a second
 * heading, its text, its task as a quotation, and what is told once that is done. Tags of HTML in it are shown, not obeyed.
 *
 * @param lead HTML
 */
record LessonFile(String title, String lead, List<Part> parts) {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    /** The texts of a step, as {@link Step} has them. */
    record Part(String title, String text, String task, String then) {
    }

    /** @throws IllegalArgumentException if it is not built like that */
    static LessonFile of(String markdown) {
        Node first = PARSER.parse(markdown).getFirstChild();
        if (!isHeading(first, 1)) {
            throw new IllegalArgumentException("Expected a chapter to begin with its title, '# …', got something else.");
        }
        StringBuilder lead = new StringBuilder();
        Node node = first.getNext();
        for (; node != null && !isHeading(node, 2); node = node.getNext()) {
            lead.append(HTML.render(node));
        }
        List<Part> parts = new ArrayList<>();
        while (node != null) {
            Node heading = node;
            StringBuilder text = new StringBuilder();
            StringBuilder task = new StringBuilder();
            StringBuilder then = new StringBuilder();
            for (node = node.getNext(); node != null && !isHeading(node, 2); node = node.getNext()) {
                if (node instanceof BlockQuote) {
                    for (Node inner = node.getFirstChild(); inner != null; inner = inner.getNext()) {
                        task.append(HTML.render(inner));
                    }
                } else {
                    (task.isEmpty() ? text : then).append(HTML.render(node));
                }
            }
            if (task.isEmpty()) {
                throw new IllegalArgumentException("Expected a task, '> …', in the step '%s', got none.".formatted(words(heading)));
            }
            parts.add(new Part(words(heading), text.toString(), task.toString(), then.toString()));
        }
        return new LessonFile(words(first), lead.toString(), parts);
    }

    private static boolean isHeading(Node node, int level) {
        return node instanceof Heading heading && heading.getLevel() == level;
    }

    private static String words(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString();
    }
}
