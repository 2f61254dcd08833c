package latentstudio.training.judge;

import java.util.SplittableRandom;
import latentstudio.image.Picture;

/** What befalls the judge's pages. */
public enum JudgeDamage {
    YELLOWED_EDGES("yellowed paper") {
        @Override
        public Picture apply(Picture page, SplittableRandom random) {
            JudgeScene scene = new JudgeScene(page, random);
            double age = random.nextDouble();
            double[] paper = {0.96 - 0.07 * age, 0.91 - 0.11 * age, 0.79 - 0.19 * age + random.nextDouble(-0.03, 0.03)};
            double reach = random.nextDouble(0.06, 0.14) * Math.min(scene.width, scene.height);
            double browning = random.nextDouble(0.5, 1);
            float[] ragged = JudgeField.waves(scene.width, scene.height, 260 * scene.scale(), random);
            float[] blotchy = JudgeField.waves(scene.width, scene.height, 90 * scene.scale(), random);
            float[] edge = JudgeField.of(scene.width, scene.height, (x, y) -> {
                double away = Math.min(Math.min(x, scene.width - 1 - x), Math.min(y, scene.height - 1 - y));
                return browning * Math.exp(-away / (reach * (1 + 0.4 * ragged[y * scene.width + x])));
            });
            double[] brown = {0.16, 0.3, 0.42};
            scene.times((pixel, channel) -> paper[channel] * (1 - brown[channel] * Math.clamp(edge[pixel], 0f, 1f))
                    * (1 + 0.012 * (1 + channel) * blotchy[pixel]));
            int spots = random.nextInt(25, 90);
            for (int i = 0; i < spots; i++) {
                JudgeStain.fox(scene);
            }
            scene.fibres(0.013);
            return scene.scanned();
        }
    },
    SOFT_SHADOW("soft shadow") {
        @Override
        public Picture apply(Picture page, SplittableRandom random) {
            JudgeScene scene = new JudgeScene(page, random);
            scene.plainPaper();
            double penumbra = random.nextDouble(40, 120) * scene.scale();
            JudgeShadow.cast(scene, random.nextBoolean() ? JudgeShadow.hand(scene) : JudgeShadow.phone(scene), penumbra, random.nextDouble(0.35, 0.6));
            return scene.scanned();
        }
    },
    HARD_SHADOW("hard shadow") {
        @Override
        public Picture apply(Picture page, SplittableRandom random) {
            JudgeScene scene = new JudgeScene(page, random);
            scene.plainPaper();
            double penumbra = random.nextDouble(2, 6);
            JudgeShadow.Shape shape = switch (random.nextInt(3)) {
                case 0 -> JudgeShadow.hand(scene);
                case 1 -> JudgeShadow.phone(scene);
                default -> JudgeShadow.window(scene);
            };
            JudgeShadow.cast(scene, shape, penumbra, random.nextDouble(0.38, 0.62));
            return scene.scanned();
        }
    },
    LAMP("lamp light") {
        @Override
        public Picture apply(Picture page, SplittableRandom random) {
            JudgeScene scene = new JudgeScene(page, random);
            scene.plainPaper();
            double lampX = random.nextDouble(-0.15, 1.15) * scene.width;
            double lampY = random.nextDouble(-0.15, 0.6) * scene.height;
            double high = random.nextDouble(0.65, 1.1) * scene.width;
            double room = random.nextDouble(0.08, 0.22);
            double[] bulb = {1, random.nextDouble(0.8, 0.9), random.nextDouble(0.5, 0.7)};
            double[] daylight = {0.85, 0.95, 1};
            float[] light = JudgeField.coarsely(scene.width, scene.height, 6, (x, y) -> {
                double away = Math.hypot(x - lampX, y - lampY) / high;
                return Math.pow(1 + away * away, -0.85); // a small lamp at a height, in values as sRGB has them
            });
            scene.times((pixel, channel) -> 1.02 * bulb[channel] * light[pixel] * (1 - room) + room * daylight[channel]);
            return scene.scanned();
        }
    },
    COLOUR_CAST("colour cast") {
        @Override
        public Picture apply(Picture page, SplittableRandom random) {
            JudgeScene scene = new JudgeScene(page, random);
            scene.plainPaper();
            double[][] casts = {{0.64, 0.76, 0.9}, {0.7, 0.88, 0.66}, {0.9, 0.77, 0.62}, {0.86, 0.7, 0.84}};
            double[] cast = casts[random.nextInt(casts.length)];
            double angle = random.nextDouble(Math.TAU);
            double[] slope = {random.nextDouble(0.02, 0.12), random.nextDouble(0.02, 0.12), random.nextDouble(0.02, 0.12)};
            double[] colour = new double[3];
            for (int channel = 0; channel < 3; channel++) {
                colour[channel] = cast[channel] + random.nextDouble(-0.04, 0.04);
            }
            float[] along = JudgeField.coarsely(scene.width, scene.height, 8, (x, y) -> Math.cos(angle) * (2.0 * x / scene.width - 1)
                    + Math.sin(angle) * (2.0 * y / scene.height - 1));
            scene.times((pixel, channel) -> colour[channel] * (1 + slope[channel] * along[pixel]));
            return scene.scanned();
        }
    },
    COFFEE_WINE("coffee and wine") {
        @Override
        public Picture apply(Picture page, SplittableRandom random) {
            JudgeScene scene = new JudgeScene(page, random);
            scene.plainPaper();
            int stains = random.nextInt(4, 8);
            for (int i = 0; i < stains; i++) {
                double[] absorbed = JudgeStain.LIQUIDS[random.nextInt(JudgeStain.LIQUIDS.length)];
                if (random.nextBoolean()) {
                    JudgeStain.ring(scene, absorbed);
                } else {
                    JudgeStain.blot(scene, absorbed, random.nextDouble(40, 150) * scene.scale());
                }
                int drops = random.nextInt(6);
                for (int drop = 0; drop < drops; drop++) {
                    JudgeStain.blot(scene, absorbed, random.nextDouble(4, 14) * scene.scale());
                }
            }
            return scene.scanned();
        }
    },
    CREASES("creases") {
        @Override
        public Picture apply(Picture page, SplittableRandom random) {
            JudgeScene scene = new JudgeScene(page, random);
            scene.plainPaper();
            JudgeCreases.fold(scene, random.nextInt(1, 4));
            JudgeCreases.crumple(scene, random.nextInt(18, 45), random.nextDouble(0.1, 0.2));
            return scene.scanned();
        }
    },
    BLEED_THROUGH("bleed-through") {
        @Override
        public Picture apply(Picture page, SplittableRandom random) {
            JudgeScene scene = new JudgeScene(page, random);
            JudgeLayout behind = JudgePages.LAYOUTS.get(random.nextInt(JudgePages.LAYOUTS.size()));
            float[] back = new JudgePages(scene.width, scene.height).page(behind, random.split()).truth().values();
            double strength = random.nextDouble(0.15, 0.38);
            double blur = random.nextDouble(1, 2.4);
            float[] uneven = JudgeField.waves(scene.width, scene.height, 300 * scene.scale(), random);
            double brownish = random.nextDouble(0, 0.35);
            float[][] seen = new float[3][];
            for (int channel = 0; channel < 3; channel++) {
                float[] plane = new float[scene.size];
                System.arraycopy(back, channel * scene.size, plane, 0, scene.size);
                seen[channel] = JudgeField.blur(plane, scene.width, scene.height, blur);
            }
            scene.times((pixel, channel) -> {
                int mirrored = pixel - pixel % scene.width + scene.width - 1 - pixel % scene.width;
                double through = Math.clamp(strength * (1 + 0.5 * uneven[pixel]), 0.08, 0.5) * (1 - brownish * (2 - channel) / 2);
                return 1 - through * (1 - seen[channel][mirrored]);
            });
            double cream = random.nextDouble(0.01, 0.09);
            scene.fibres(0.01);
            scene.times(0.95, 0.95 - cream / 2, 0.94 - cream);
            return scene.scanned();
        }
    },
    COPIER_DIRT("copier dirt") {
        @Override
        public Picture apply(Picture page, SplittableRandom random) {
            JudgeScene scene = new JudgeScene(page, random);
            JudgeCopier.smear(scene);
            return scene.captured(random.nextDouble(0.5, 0.8), random.nextDouble(0.018, 0.035), 1);
        }
    },
    PHONE_CAMERA("phone camera") {
        @Override
        public Picture apply(Picture page, SplittableRandom random) {
            JudgeScene scene = new JudgeScene(page, random);
            scene.plainPaper();
            float[] uneven = JudgeField.waves(scene.width, scene.height, 1300 * scene.scale(), random);
            double vignette = random.nextDouble(0.05, 0.16);
            double exposure = random.nextDouble(0.72, 0.92);
            double[] balance = {1, random.nextDouble(0.95, 1.02), random.nextDouble(0.86, 1.04)};
            float[] corner = JudgeField.coarsely(scene.width, scene.height, 8, (x, y) -> Math.pow(2.0 * x / scene.width - 1, 2)
                    + Math.pow(2.0 * y / scene.height - 1, 2));
            scene.times((pixel, channel) -> exposure * balance[channel] * (1 - vignette * corner[pixel]) * (1 + 0.08 * uneven[pixel]));
            return scene.captured(random.nextDouble(0.7, 1.3), random.nextDouble(0.02, 0.05), random.nextDouble(0.3, 0.6));
        }
    };

    private final String label;

    JudgeDamage(String label) {
        this.label = label;
    }

    /** As figures name it. */
    public String label() {
        return label;
    }

    /** The page after it, 0..1; the page that was given stays as it is. */
    public abstract Picture apply(Picture page, SplittableRandom random);
}
