package latentstudio.scan;

import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import latentstudio.geometry.GeometryOptions;
import latentstudio.geometry.GeometryOptions.Split;
import latentstudio.geometry.SheetCorners;
import latentstudio.image.RefusedException;

/** Reads what a request asks of the geometry of pages. Stateless. */
final class AskedGeometry {
    private static final int UNPROCESSABLE = 422;
    private static final String AUTO = "auto";
    private static final String RIGHT_TO_LEFT = "right-to-left";

    private AskedGeometry() {
    }

    /**
     * What is asked for; a value that is null is not.
     *
     * @throws WebApplicationException if a value is none of those that are expected
     */
    static GeometryOptions of(String straighten, String crop, String edges, String turn, String split) {
        return new GeometryOptions(isTrue("straighten", straighten), isTrue("crop", crop), isTrue("edges", edges), degrees(turn), AUTO.equals(turn)).with(split(split));
    }

    /**
     * What is to be done with a double page.
     *
     * @param value or null, for nothing
     * @throws WebApplicationException if it is none of those that are expected
     */
    static Split split(String value) {
        return switch (value) {
            case null -> Split.NONE;
            case "false" -> Split.NONE;
            case "true" -> Split.LEFT_FIRST;
            case RIGHT_TO_LEFT -> Split.RIGHT_FIRST;
            default -> throw refused("Expected split=true, split=right-to-left or split=false, got '%s'; name one of them, or leave it out.".formatted(RefusedException.quoted(value)));
        };
    }

    /**
     * How a page is to lie that is to lie otherwise.
     *
     * @throws WebApplicationException if a value is none of those that are expected
     */
    static GeometryOptions of(ScansResource.PageChange change, GeometryOptions now) {
        try {
            return new GeometryOptions(change.straighten() == null ? now.straighten() : change.straighten(), change.crop() == null ? now.crop() : change.crop(),
                    change.edges() == null ? now.edges() : change.edges(), change.turn() == null ? now.turn() : degrees(change.turn()),
                    change.turn() == null ? now.upright() : AUTO.equals(change.turn()), corners(change.corners(), now.corners()), now.split());
        } catch (IllegalArgumentException wrong) {
            throw refused(wrong.getMessage());
        }
    }

    /** @param asked null for those that there are now; empty for none */
    private static SheetCorners corners(List<double[]> asked, SheetCorners now) {
        return asked == null ? now : asked.isEmpty() ? null : SheetCorners.of(asked.toArray(double[][]::new));
    }

    private static boolean isTrue(String name, String value) {
        return switch (value) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw refused("Expected %s=true or %s=false, got '%s'; name one of them, or leave it out.".formatted(name, name, RefusedException.quoted(value)));
        };
    }

    private static int degrees(String turn) {
        return switch (turn) {
            case null -> 0;
            case AUTO -> 0;
            case "0", "90", "180", "270" -> Integer.parseInt(turn);
            default -> throw refused("Expected turn=0, turn=90, turn=180 or turn=270, clockwise, or turn=auto, got '%s'; name one of them, or leave it out.".formatted(RefusedException.quoted(turn)));
        };
    }

    private static WebApplicationException refused(String words) {
        return new WebApplicationException(words, UNPROCESSABLE);
    }
}
