package latentstudio.training.judge;

import java.util.List;
import java.util.SplittableRandom;

/** Sentences for the judge's pages, written for them. */
final class JudgeTexts {
    static final List<String> ENGLISH = List.of(
            "Thank you for your letter of the third of May, which reached us only yesterday.",
            "The delivery will leave our warehouse on Monday morning and should be with you before the weekend.",
            "Please check every box on arrival and note any damage on the receipt before you sign it.",
            "The roof of the old station was repaired twice, and still the rain finds its way to platform two.",
            "Nobody in the village could remember a winter in which the lake had frozen so early.",
            "If you wish to change your booking, call the office between nine and five on any working day.",
            "The committee approved the budget by eleven votes to three after a long and lively debate.",
            "A new bridge would shorten the way to school for almost four hundred children.",
            "Our gardener recommends planting the bulbs in October, while the soil is still warm.",
            "The museum keeps more than nine thousand drawings, most of which have never been shown.",
            "Keep this document in a safe place; a copy costs twelve pounds and takes three weeks.",
            "The tenant shall return all keys, including those cut at his own expense.",
            "When the fog lifted we saw that the harbour was full of fishing boats from the north.",
            "Prices include tax but neither breakfast nor the use of the sauna.",
            "Several readers have asked why the evening train no longer stops at Millbrook.",
            "She opened the window, listened to the bells for a moment and went back to her accounts.",
            "Measurements were taken every hour and compared with those of the previous summer.",
            "The patient reports that the pain becomes worse at night and after climbing stairs.",
            "Without a valid permit no vehicle may enter the yard after seven in the evening.",
            "In the second chapter the author describes how the mill was sold and rebuilt.");
    static final List<String> GERMAN = List.of(
            "Vielen Dank für Ihre Anfrage, die wir gern bis Ende der Woche beantworten werden.",
            "Der Zug nach Lübeck fährt heute wegen einer Störung an der Strecke von Gleis sieben ab.",
            "Bitte überweisen Sie den fälligen Betrag innerhalb von vierzehn Tagen ohne Abzug.",
            "Im Frühjahr blühen auf den Wiesen hinter dem Schloss tausende gelbe Narzissen.",
            "Die Versammlung beschließt, den Zaun am Sportplatz noch vor den Ferien zu erneuern.",
            "Mein Großvater erzählte oft, wie er als Lehrling die Räder der Mühle geölt hatte.",
            "Für Schäden durch Feuchtigkeit übernimmt der Vermieter keine Haftung.",
            "Das Rathaus wurde im Jahre 1612 erbaut und nach dem großen Brand erweitert.",
            "Zwiebeln fein würfeln, in Butter glasig dünsten und mit etwas Brühe ablöschen.",
            "Wer den Schlüssel verliert, trägt die Kosten für ein neues Schloss.",
            "Am Donnerstag bleibt die Bücherei wegen einer Fortbildung geschlossen.",
            "Die Messwerte lagen an allen Tagen deutlich unter dem zulässigen Grenzwert.",
            "Hiermit kündige ich den oben genannten Vertrag fristgerecht zum nächstmöglichen Zeitpunkt.",
            "Über den Dächern der Altstadt kreisten die Schwalben, bis es dunkel wurde.");
    static final List<String> FRENCH = List.of(
            "Nous avons bien reçu votre courrier et vous remercions de votre confiance.",
            "Le marché se tient chaque samedi matin sur la place, derrière l'église.",
            "Veuillez remplir ce formulaire en lettres capitales et le renvoyer avant la fin du mois.",
            "Après la pluie, les ruelles du port sentaient le sel, le goudron et le café.",
            "La bibliothèque sera fermée du premier au quinze août pour des travaux de peinture.",
            "Les élèves de la troisième année visiteront le château et ses jardins à la française.",
            "Il est interdit de garer les bicyclettes devant l'entrée de l'immeuble.",
            "Le facteur passait à dix heures, toujours suivi du même chien jaune.",
            "Cette facture est payable à réception, par chèque ou par virement bancaire.",
            "On raconte que la cloche fut cachée dans le puits pendant la guerre.",
            "Ajoutez la farine peu à peu, puis laissez reposer la pâte une bonne heure.",
            "Le conseil municipal a voté la rénovation de l'école à l'unanimité.",
            "Les résultats de l'enquête seront publiés dans le prochain numéro.",
            "Chère Hélène, la maison est enfin prête et nous vous attendons dimanche.");
    static final List<String> TITLES = List.of("Winter on the Lake", "Nachrichten aus dem Rathaus", "La vie du quartier",
            "A Bridge for Millbrook", "Der Garten im Oktober", "Voyage au bord de la mer", "Annual Report", "Minutes of the Meeting",
            "Ein Haus am Hang", "Les marchés du samedi", "The Old Station", "Wege durch das Moor");
    static final List<String> FIRMS = List.of("Hartwell & Moss", "Gebrüder Lindner", "Atelier Dubois", "Northgate Supplies",
            "Praxis Dr. Weiß", "Maison Verdier", "Fenwick Gardens", "Stadtwerke Ahlen", "Oakridge School");
    static final List<String> PEOPLE = List.of("Margaret Ellis", "Jürgen Brandt", "Claire Fontaine", "Thomas Okafor", "Ilse Kramer",
            "Paul Girard", "Ruth Hendry", "Anton Seidl");
    static final List<String> STREETS = List.of("14 Orchard Lane", "Am Mühlgraben 7", "22, rue des Tilleuls", "3 Harbour Street",
            "Lindenallee 118", "5, quai Voltaire");
    static final List<String> TOWNS = List.of("Millbrook MB4 7QT", "48147 Münster", "35400 Saint-Malo", "Whitby YO21 3PU", "04109 Leipzig",
            "69002 Lyon");
    static final List<String> GOODS = List.of("Garden hose, 20 m", "Glühbirne E27", "Pain de campagne", "Copy paper A4", "Kaffee, gemahlen",
            "Savon de Marseille", "Oak shelf, 80 cm", "Schrauben 4 x 40", "Confiture d'abricot", "Desk lamp, brass", "Wandfarbe, weiß",
            "Huile d'olive", "Picture frame", "Handtuch, blau", "Fromage de brebis", "Envelopes C5", "Apfelsaft, naturtrüb",
            "Stylo à bille");
    static final List<String> FIELDS = List.of("Family name", "First name", "Date of birth", "Straße, Hausnummer", "Code postal, ville",
            "Telephone", "Employer", "Kontonummer", "Nationalité", "Occupation", "Anzahl der Kinder", "Numéro de dossier");
    static final List<String> NOTES = List.of("call the plumber before noon", "milk, bread, two lemons", "Tante Ilse am Sonntag besuchen",
            "ask Ruth about the keys", "rendez vous mardi a dix heures", "water the plants on the balcony",
            "return the books by friday", "Fahrrad zur Werkstatt bringen", "new strings for the violin", "pay the gas bill",
            "acheter un cadeau pour Claire", "paint the kitchen door green", "Schuhe abholen", "find the map of the moor",
            "write to the school about the trip", "train at quarter past eight");

    private static final List<List<String>> LANGUAGES = List.of(ENGLISH, GERMAN, FRENCH);

    private JudgeTexts() {
    }

    static List<String> language(SplittableRandom random) {
        return LANGUAGES.get(random.nextInt(LANGUAGES.size()));
    }

    static String one(List<String> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }
}
