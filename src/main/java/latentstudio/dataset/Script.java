package latentstudio.dataset;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * What rendered pages are written in: words that look like words, half of them from a small stock and half made of
 * syllables with the letters about as frequent as in the script's languages, so that a restorer learns strokes and not
 * a vocabulary. Stateless.
 */
enum Script {
    /** English, German, French, Spanish, Polish, Czech, Danish, Turkish: with their accents. */
    LATIN("bbccccddddffgghhhhkkllllmmmnnnnnnppqrrrrrrssssssttttttttvwxyzçñßłšžčřđğ", "aaaaaaeeeeeeeeeeiiiiiioooooouuuéèêáàâäöüåøíóúôœæıěůą",
            "the and for with paper number total invoice signed page table method between result date street received order "
            + "quality which before office copy original margin ledger summer Zürich Straße größer möglich würde Prüfung "
            + "façade élève où déjà reçu château año mañana señor también corazón żółty źródło książka příliš kůň žluťoučký "
            + "smørrebrød ærlig Ångström göz çiçek ışık Amsterdam WARNING NOTE km/h No. e-mail co-operate"),
    GREEK("κκκσσσττττνννννλλλρρρμμπππγδδθχφβζξψ", "ααααααοοοοοεεεεεηηηιιιιυυωωάέήίόύώ",
            "και το που από στην για είναι μέθοδος αριθμός σελίδα χαρτί γραφείο ημερομηνία κείμενο πίνακας υπογραφή "
            + "αποτέλεσμα Αθήνα ΣΗΜΕΙΩΣΗ θάλασσα ψηφίο ξύλο"),
    CYRILLIC("ннннттттсссссрррвввлллкккммддппгбзчйхжшцщфнть", "ооооооеееееааааииииуыяяюэё",
            "и в на что как это бумага число страница таблица подпись метод дата улица итого офис заказ письмо результат "
            + "Москва ПРИМЕЧАНИЕ съезд объём щётка цифра їжак ґанок");

    private static final String[] ENDS = {",", ",", ",", ".", ".", ".", ";", ":", "!", "?", ")", "”"};

    private final String consonants;
    private final String vowels;
    private final String[] stock;

    Script(String consonants, String vowels, String stock) {
        this.consonants = consonants;
        this.vowels = vowels;
        this.stock = stock.split(" ");
    }

    /** Letters that a font must have to be used for this script. */
    String letters() {
        return consonants + vowels;
    }

    /** One word, capitalised now and then, or a number, a date, a price; without spaces. */
    String word(RandomGenerator random) {
        double drawn = random.nextDouble();
        if (drawn < 0.1) {
            return number(random);
        }
        String word = drawn < 0.55 ? stock[random.nextInt(stock.length)] : syllables(random);
        double shape = random.nextDouble();
        return shape < 0.12 ? Character.toUpperCase(word.charAt(0)) + word.substring(1)
                : shape < 0.15 ? word.toUpperCase(Locale.ROOT) : word;
    }

    /** One word as running text has it: {@link #word} with the marks around it, without spaces. */
    String marked(RandomGenerator random) {
        double mark = random.nextDouble();
        return (mark < 0.02 ? "(" : mark < 0.03 ? "“" : "") + word(random)
                + (mark > 0.87 ? ENDS[random.nextInt(ENDS.length)] : mark > 0.855 ? " –" : "");
    }

    /** What stands in a table's cell, a price list or a date. */
    String number(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> String.format(Locale.ROOT, "%d.%02d.%d", 1 + random.nextInt(31), 1 + random.nextInt(12), 1900 + random.nextInt(150));
            case 1 -> String.format(Locale.ROOT, "%d,%02d €", random.nextInt(2000), random.nextInt(100));
            case 2 -> String.format(Locale.ROOT, "$%d.%02d", random.nextInt(500), random.nextInt(100));
            case 3 -> random.nextInt(101) + "%";
            case 4 -> "-" + random.nextInt(10) + "." + random.nextInt(1000);
            default -> Integer.toString(random.nextInt(100_000));
        };
    }

    private String syllables(RandomGenerator random) {
        StringBuilder word = new StringBuilder();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            if (random.nextInt(6) > 0) {
                word.append(consonants.charAt(random.nextInt(consonants.length())));
            }
            word.append(vowels.charAt(random.nextInt(vowels.length())));
            if (random.nextInt(3) == 0) {
                word.append(consonants.charAt(random.nextInt(consonants.length())));
            }
        }
        return word.toString();
    }
}
