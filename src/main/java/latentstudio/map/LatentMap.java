package latentstudio.map;

import java.util.Arrays;
import java.util.List;
import latentstudio.latent.EncodedPictures;
import latentstudio.latent.InvalidRequestException;
import latentstudio.latent.Nearest;
import latentstudio.latent.Plane;

/**
 * A model's test pictures laid flat. On a plane each place is a latent again; on a map by UMAP, which has no way back, a place
 * stands for the mean of the latents of the {@value #NEIGHBOURS} test pictures next to it, each weighted by the inverse of its
 * squared distance (D. Shepard, 1968). Thread-safe; on a plane the places are laid out when they are first asked for, since whoever
 * decodes one point of it needs none.
 */
public final class LatentMap {
    /** How many test pictures make up a latent between them on a map without a plane. */
    static final int NEIGHBOURS = 4;
    private static final double MARGIN = 1.08;
    /** Far more than any latent reaches, and decoders still give finite pictures. */
    static final double FARTHEST = 1e6;

    private final EncodedPictures known;
    private final Plane plane;
    private volatile float[][] places;

    private LatentMap(EncodedPictures known, Plane plane, float[][] places) {
        this.known = known;
        this.plane = plane;
        this.places = places;
    }

    /** The map on a plane. */
    static LatentMap on(Plane plane, EncodedPictures known) {
        return new LatentMap(known, plane, null);
    }

    /**
     * The map of places that were computed before.
     *
     * @param places [N][2], in the order of the pictures
     */
    static LatentMap of(float[][] places, EncodedPictures known) {
        return new LatentMap(known, null, places);
    }

    /** [N][2], where each test picture lies. */
    public float[][] places() {
        if (places == null) {
            places = Arrays.stream(known.latents()).map(plane::place).toArray(float[][]::new);
        }
        return places;
    }

    /** The test pictures and their latents. */
    public EncodedPictures known() {
        return known;
    }

    /**
     * The latent at a place.
     *
     * @throws InvalidRequestException if the place is not finite, or too far away
     */
    public float[] latent(double x, double y) {
        if (!(Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST)) {
            throw new InvalidRequestException("Expected a place on the map within ±%,.0f, got %s, %s; choose one nearer to the points."
                    .formatted(FARTHEST, x, y));
        }
        return plane != null ? plane.latent(x, y) : between(x, y);
    }

    /** Where a latent lies; on a map without a plane, the place of the test picture whose latent is nearest to it. */
    public float[] place(float[] latent) {
        return plane != null ? plane.place(latent)
                : places[Nearest.of(places.length, 1, (index, limit) -> Nearest.square(known.latents()[index], latent)).getFirst().index()];
    }

    /**
     * Where most of the pictures lie: on each axis from the 1st to the 99th percentile; on a map without a plane, whose clouds
     * end sharply, all of them and a margin.
     *
     * @param sameScale whether a step is as long upwards as to the right
     */
    public MapFrame frame(boolean sameScale) {
        double[] across = middleAndHalf(0);
        double[] up = middleAndHalf(1);
        double longer = Math.max(across[1], up[1]);
        // a model that does not use a value has all its latents in one point there
        double least = longer > 0 ? longer * 1e-3 : 1;
        return new MapFrame(across[0], up[0], sameScale ? Math.max(longer, least) : Math.max(across[1], least),
                sameScale ? Math.max(longer, least) : Math.max(up[1], least));
    }

    private double[] middleAndHalf(int axis) {
        double[] sorted = Arrays.stream(places()).mapToDouble(place -> place[axis]).sorted().toArray();
        int rare = plane == null ? 0 : (sorted.length - 1) / 100;
        double low = sorted[rare];
        double high = sorted[sorted.length - 1 - rare];
        return new double[] {(low + high) / 2, (high - low) / 2 * (plane == null ? MARGIN : 1)};
    }

    private float[] between(double x, double y) {
        List<Nearest.Neighbour> nearest = Nearest.of(places.length, NEIGHBOURS,
                (index, limit) -> (places[index][0] - x) * (places[index][0] - x) + (places[index][1] - y) * (places[index][1] - y));
        float[][] latents = known.latents();
        if (nearest.getFirst().square() == 0) {
            return latents[nearest.getFirst().index()].clone();
        }
        double total = nearest.stream().mapToDouble(neighbour -> 1 / neighbour.square()).sum();
        float[] latent = new float[latents[0].length];
        for (Nearest.Neighbour neighbour : nearest) {
            for (int z = 0; z < latent.length; z++) {
                latent[z] += (float) (latents[neighbour.index()][z] / neighbour.square() / total);
            }
        }
        return latent;
    }
}
