package latentstudio.training.judge;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** What the judge's pages are. */
enum JudgeLayout {
    LETTER {
        @Override
        void print(JudgeSheet sheet) {
            SplittableRandom random = sheet.random;
            int left = sheet.width / 10;
            int wide = sheet.width - 2 * left;
            int right = left + wide;
            int y = sheet.height / 18;
            String firm = JudgeTexts.one(JudgeTexts.FIRMS, random);
            if (random.nextBoolean()) {
                sheet.tint(0, 0, sheet.width, y + sheet.height / 12, sheet.tintColour());
            }
            sheet.logo(left, y - sheet.width / 50, sheet.width / 12);
            sheet.line(firm, sheet.font(Font.BOLD, 1.9), sheet.accent, left + sheet.width / 9, y + sheet.width / 30);
            sheet.rule(left, y + sheet.height / 11.0, right, y + sheet.height / 11.0, 2, sheet.accent);
            Font small = sheet.font(Font.PLAIN, 0.85);
            int step = (int) (small.getSize() * 1.3);
            y += sheet.height / 11 + 2 * step;
            int sender = y;
            for (String line : List.of(JudgeTexts.one(JudgeTexts.STREETS, random), JudgeTexts.one(JudgeTexts.TOWNS, random), "Tel. 0%d %d"
                    .formatted(random.nextInt(200, 999), random.nextInt(10_000, 999_999)))) {
                sheet.lineEnding(line, small, JudgeSheet.grey(0.4), right, sender);
                sender += step;
            }
            Font body = sheet.font(Font.PLAIN, 1);
            step = (int) (body.getSize() * 1.35);
            for (String line : List.of(JudgeTexts.one(JudgeTexts.PEOPLE, random), JudgeTexts.one(JudgeTexts.STREETS, random),
                    JudgeTexts.one(JudgeTexts.TOWNS, random))) {
                sheet.line(line, body, sheet.ink, left, y);
                y += step;
            }
            y += 2 * step;
            sheet.line(JudgeTexts.one(JudgeTexts.TITLES, random), sheet.font(Font.BOLD, 1.05), sheet.ink, left, y);
            int bottom = sheet.height * random.nextInt(66, 78) / 100;
            sheet.text(body, sheet.ink, left, y + step, wide, bottom);
            String name = JudgeTexts.one(JudgeTexts.PEOPLE, random);
            Color ballpoint = Color.getHSBColor((float) random.nextDouble(0.6, 0.68), 0.8f, 0.6f);
            new JudgeHandwriting(sheet.width / 60.0, ballpoint, random).sign(sheet.paper, name, left + 20, bottom + sheet.height / 20.0, 2.2);
            sheet.line(name, body, sheet.ink, left, bottom + sheet.height / 9);
            sheet.rule(left, sheet.height * 0.93, right, sheet.height * 0.93, 1, JudgeSheet.grey(0.6));
            sheet.line(firm + ", " + JudgeTexts.one(JudgeTexts.STREETS, random) + ", " + JudgeTexts.one(JudgeTexts.TOWNS, random), small,
                    JudgeSheet.grey(random.nextDouble(0.5, 0.68)), left, (int) (sheet.height * 0.955));
        }
    },
    FORM {
        @Override
        void print(JudgeSheet sheet) {
            SplittableRandom random = sheet.random;
            int left = sheet.width / 12;
            int wide = sheet.width - 2 * left;
            int y = sheet.height / 14;
            sheet.line(JudgeTexts.one(JudgeTexts.TITLES, random), sheet.font(Font.BOLD, 1.6), sheet.accent, left, y);
            Font small = sheet.font(Font.PLAIN, 0.9);
            y = sheet.paragraph(sheet.sentences(2), small, sheet.ink, left, y + 10, wide, sheet.height);
            boolean tinted = random.nextBoolean();
            Color tint = sheet.tintColour();
            int row = (int) Math.max(small.getSize() * 2.9, sheet.height / 20.0);
            JudgeHandwriting pen = new JudgeHandwriting(sheet.xHeight * 0.95, Color.getHSBColor((float) random.nextDouble(0.58, 0.66), 0.75f, 0.55f), random);
            y += 10;
            while (y + row < sheet.height * 0.68) {
                int columns = random.nextInt(1, 4);
                for (int i = 0; i < columns; i++) {
                    int from = left + i * wide / columns;
                    if (tinted) {
                        sheet.tint(from, y, wide / columns - 8, row, tint);
                    }
                    sheet.box(from, y, wide / columns - 8, row, 1, tinted ? sheet.accent : JudgeSheet.grey(0.3));
                    sheet.line(JudgeTexts.one(JudgeTexts.FIELDS, random), sheet.font(Font.PLAIN, 0.78), JudgeSheet.grey(0.35), from + 5,
                            y + (int) (small.getSize() * 0.85));
                    if (random.nextInt(4) > 0 && wide / columns > 120) {
                        pen.write(sheet.paper, List.of(JudgeTexts.one(JudgeTexts.PEOPLE, random), "" + random.nextInt(1000, 99_999),
                                JudgeTexts.one(JudgeTexts.TOWNS, random).split(" ")[0]).get(random.nextInt(3)), from + 12, y + row - 8.0, 1.6);
                    }
                }
                y += row + 8;
            }
            int side = (int) (sheet.xHeight * 1.6);
            for (int i = 0; i < 4; i++) {
                y += (int) (side * 1.9);
                sheet.box(left, y - side, side, side, 1.3, sheet.ink);
                if (random.nextBoolean()) {
                    Color blue = new Color(30, 50, 150);
                    sheet.rule(left - 1, y - side * 0.6, left + side * 0.4, y, 2, blue);
                    sheet.rule(left + side * 0.4, y, left + side * 1.3, y - side * 1.3, 2, blue);
                }
                String sentence = sheet.sentences(1);
                sheet.line(sentence.substring(0, sentence.lastIndexOf(' ', Math.min(sentence.length() - 1, 52))), small, sheet.ink, left + 2 * side, y);
            }
            sheet.rule(left, sheet.height * 0.93, left + wide * 0.45, sheet.height * 0.93, 1, sheet.ink);
            sheet.line("Date, signature", sheet.font(Font.PLAIN, 0.75), sheet.ink, left, (int) (sheet.height * 0.95));
            pen.sign(sheet.paper, JudgeTexts.one(JudgeTexts.PEOPLE, random), left + 30, sheet.height * 0.915, 1.8);
            sheet.stamp(sheet.width * 3 / 4, sheet.height * 86 / 100, sheet.width / 6, List.of("RECEIVED", "EINGANG", "REÇU LE", "PAID").get(random.nextInt(4)));
        }
    },
    ARTICLE {
        @Override
        void print(JudgeSheet sheet) {
            SplittableRandom random = sheet.random;
            int left = sheet.width / 14;
            int gap = sheet.width / 30;
            int column = (sheet.width - 2 * left - gap) / 2;
            int right = left + column + gap;
            int y = sheet.height / 11;
            sheet.line(JudgeTexts.one(JudgeTexts.TITLES, random), sheet.font(Font.BOLD, 2.3), random.nextBoolean() ? sheet.accent : sheet.ink, left, y);
            Font body = sheet.font(Font.PLAIN, 0.95);
            sheet.line(JudgeTexts.one(JudgeTexts.PEOPLE, random), sheet.font(Font.ITALIC, 0.95), JudgeSheet.grey(0.4), left, y + body.getSize() * 2);
            y += body.getSize() * 3;
            int bottom = sheet.height * 94 / 100;
            int high = sheet.height * random.nextInt(20, 30) / 100;
            boolean first = random.nextBoolean();
            int photographX = first ? left : right;
            sheet.photograph(photographX, y, column, high);
            int under = sheet.paragraph(sheet.sentences(1), sheet.font(Font.ITALIC, 0.82), JudgeSheet.grey(0.3), photographX,
                    y + high + 4, column, bottom) + 10;
            int boxHigh = sheet.height * random.nextInt(14, 22) / 100;
            int boxX = first ? right : left;
            Color tint = sheet.tintColour();
            int boxY = bottom - boxHigh;
            sheet.tint(boxX, boxY, column, boxHigh, tint);
            sheet.text(sheet.font(Font.PLAIN, 0.88), sheet.ink, boxX + 12, boxY + 8, column - 24, bottom - 8);
            sheet.text(body, sheet.ink, photographX, under, column, bottom);
            sheet.text(body, sheet.ink, boxX, y, column, boxY - 10);
        }
    },
    INVOICE {
        @Override
        void print(JudgeSheet sheet) {
            SplittableRandom random = sheet.random;
            int left = sheet.width / 11;
            int right = sheet.width - left;
            int y = sheet.height / 12;
            sheet.logo(right - sheet.width / 10, y - sheet.width / 20, sheet.width / 11);
            sheet.line(JudgeTexts.one(JudgeTexts.FIRMS, random), sheet.font(Font.BOLD, 1.5), sheet.ink, left, y);
            Color light = JudgeSheet.grey(random.nextDouble(0.55, 0.75));
            Font body = sheet.font(Font.PLAIN, 0.95);
            int step = (int) (body.getSize() * 1.4);
            for (String line : List.of(JudgeTexts.one(JudgeTexts.STREETS, random), JudgeTexts.one(JudgeTexts.TOWNS, random),
                    "Rechnung Nr. " + random.nextInt(1000, 99_999))) {
                y += step;
                sheet.line(line, body, light, left, y);
            }
            y += 2 * step;
            int row = (int) (body.getSize() * 1.9);
            int headHigh = (int) (row * 1.1);
            sheet.panel(left, y, right - left, headHigh, sheet.accent);
            Font bold = sheet.font(Font.BOLD, 0.95);
            sheet.line("Article", bold, Color.WHITE, left + 8, y + row * 3 / 4);
            sheet.lineEnding("Menge", bold, Color.WHITE, left + (right - left) * 7 / 10, y + row * 3 / 4);
            sheet.lineEnding("Total", bold, Color.WHITE, right - 8, y + row * 3 / 4);
            y += headHigh;
            Color tint = sheet.tintColour();
            double total = 0;
            for (int i = 0; y + row < sheet.height * 0.72; i++) {
                if (i % 2 == 1) {
                    sheet.tint(left, y, right - left, row, tint);
                }
                int baseline = y + row * 7 / 10;
                double price = random.nextInt(90, 30_000) / 100.0;
                total += price;
                sheet.line(JudgeTexts.one(JudgeTexts.GOODS, random), body, sheet.ink, left + 8, baseline);
                sheet.lineEnding("" + random.nextInt(1, 20), body, light, left + (right - left) * 7 / 10, baseline);
                sheet.lineEnding(String.format(Locale.GERMANY, "%.2f", price), body, sheet.ink, right - 8, baseline);
                sheet.rule(left, y + row, right, y + row, 0.8, JudgeSheet.grey(0.75));
                y += row;
            }
            y += row;
            sheet.lineEnding(String.format(Locale.GERMANY, "Total EUR %,.2f", total), sheet.font(Font.BOLD, 1.1), sheet.ink, right - 8, y);
            sheet.paragraph(sheet.sentences(3), sheet.font(Font.PLAIN, 0.85), light, left, y + row, right - left,
                    sheet.height * 93 / 100);
            if (random.nextBoolean()) {
                sheet.stamp(left + (right - left) / 4, y - row / 2, sheet.width / 6, "BEZAHLT");
            }
        }
    },
    CHART {
        @Override
        void print(JudgeSheet sheet) {
            SplittableRandom random = sheet.random;
            int left = sheet.width / 12;
            int wide = sheet.width - 2 * left;
            int y = sheet.height / 13;
            sheet.line(JudgeTexts.one(JudgeTexts.TITLES, random), sheet.font(Font.BOLD, 1.5), sheet.ink, left, y);
            int high = sheet.height * 45 / 100;
            y += 20;
            switch (random.nextInt(3)) {
                case 0 -> map(sheet, left, y, wide, high);
                case 1 -> bars(sheet, left, y, wide, high);
                default -> music(sheet, left, y, wide, high);
            }
            sheet.text(sheet.font(Font.PLAIN, 0.95), sheet.ink, left, y + high + 20, wide, sheet.height * 94 / 100);
        }

        private void map(JudgeSheet sheet, int left, int top, int wide, int high) {
            SplittableRandom random = sheet.random;
            Shape whole = sheet.paper.getClip();
            sheet.paper.setClip(left, top, wide, high);
            Color[] lands = {sheet.tintColour(), sheet.tintColour(), sheet.tintColour()};
            for (int i = 0; i < 9; i++) {
                sheet.paper.setColor(lands[i % 3]);
                Path2D land = blob(left + random.nextDouble() * wide, top + random.nextDouble() * high, random.nextDouble(60, 150), random);
                sheet.paper.fill(land);
                sheet.paper.setColor(JudgeSheet.grey(0.55));
                sheet.paper.setStroke(new BasicStroke(0.9f));
                sheet.paper.draw(land);
            }
            for (int i = 0; i < 7; i++) {
                Color line = Color.getHSBColor(new float[] {0.58f, 0.02f, 0.1f, 0.35f}[i % 4], 0.7f, 0.75f);
                sheet.paper.setColor(line);
                sheet.paper.setStroke(new BasicStroke((float) random.nextDouble(0.9, 3)));
                Path2D way = new Path2D.Double();
                double at = top + random.nextDouble() * high;
                way.moveTo(left, at);
                for (double x = left; x < left + wide; x += 90) {
                    double next = at + random.nextDouble(-70, 70);
                    way.curveTo(x + 30, at, x + 60, next, x + 90, next);
                    at = next;
                }
                sheet.paper.draw(way);
            }
            sheet.paper.setClip(whole);
            for (int i = 0; i < 14; i++) {
                int x = left + random.nextInt(wide * 4 / 5);
                int y = top + 10 + random.nextInt(high - 20);
                sheet.paper.setColor(sheet.ink);
                sheet.paper.fill(new Ellipse2D.Double(x - 6, y - 6, 4, 4));
                sheet.line(JudgeTexts.one(JudgeTexts.TOWNS, random).replaceAll("[0-9]| ?[A-Z]+\\d.*", "").strip(), sheet.font(Font.PLAIN, 0.8), sheet.ink, x, y);
            }
            sheet.box(left, top, wide, high, 1.5, sheet.ink);
            legend(sheet, left + wide - sheet.width / 5, top + high - sheet.height / 8, lands);
        }

        private void bars(JudgeSheet sheet, int left, int top, int wide, int high) {
            SplittableRandom random = sheet.random;
            int foot = top + high - 30;
            for (int i = 0; i < 6; i++) {
                int at = foot - i * (high - 60) / 6;
                sheet.rule(left + 40, at, left + wide, at, 0.8, JudgeSheet.grey(0.8));
                sheet.lineEnding("" + 20 * i, sheet.font(Font.PLAIN, 0.8), JudgeSheet.grey(0.4), left + 34, at + 5);
            }
            Color[] colours = {sheet.tintColour(), sheet.accent, Color.getHSBColor((float) random.nextDouble(), 0.45f, 0.85f)};
            for (int group = 0; group < 6; group++) {
                for (int i = 0; i < 3; i++) {
                    int barWide = wide / 27;
                    int barHigh = random.nextInt(high / 8, high - 70);
                    int x = left + 50 + group * (wide - 50) / 6 + i * barWide;
                    if (i == 0) {
                        sheet.tint(x, foot - barHigh, barWide, barHigh, colours[0]);
                    } else {
                        sheet.panel(x, foot - barHigh, barWide, barHigh, colours[i]);
                    }
                }
                sheet.line("20" + (15 + group), sheet.font(Font.PLAIN, 0.85), sheet.ink, left + 55 + group * (wide - 50) / 6, foot + 22);
            }
            Path2D line = new Path2D.Double();
            line.moveTo(left + 50, foot - random.nextInt(high / 2));
            for (int i = 1; i <= 12; i++) {
                line.lineTo(left + 50 + i * (wide - 60) / 12.0, foot - random.nextInt(20, high - 80));
            }
            sheet.paper.setColor(Color.getHSBColor((float) random.nextDouble(), 0.9f, 0.7f));
            sheet.paper.setStroke(new BasicStroke(1.5f));
            sheet.paper.draw(line);
            legend(sheet, left + 60, top + 5, colours);
        }

        private void music(JudgeSheet sheet, int left, int top, int wide, int high) {
            SplittableRandom random = sheet.random;
            int staff = high / 5;
            for (int row = 0; row < 5; row++) {
                int y = top + row * staff + staff / 4;
                double gap = staff / 11.0;
                for (int i = 0; i < 5; i++) {
                    sheet.rule(left, y + i * gap, left + wide, y + i * gap, 0.9, sheet.ink);
                }
                for (int bar = 0; bar <= 4; bar++) {
                    sheet.rule(left + bar * wide / 4.0, y, left + bar * wide / 4.0, y + 4 * gap, 1.1, sheet.ink);
                }
                sheet.line("" + random.nextInt(2, 7), sheet.font(Font.BOLD, 1.2), sheet.accent, left + 6, (int) (y + 3 * gap));
                for (double x = left + 40; x < left + wide - 20; x += random.nextDouble(22, 46)) {
                    double pitch = y + random.nextInt(0, 9) * gap / 2;
                    sheet.paper.setColor(random.nextInt(9) == 0 ? sheet.accent : sheet.ink);
                    Ellipse2D head = new Ellipse2D.Double(x, pitch - gap / 2, gap * 1.3, gap);
                    if (random.nextInt(3) == 0) {
                        sheet.paper.setStroke(new BasicStroke(1.3f));
                        sheet.paper.draw(head);
                    } else {
                        sheet.paper.fill(head);
                    }
                    boolean up = pitch > y + 2 * gap;
                    double stem = up ? x + gap * 1.3 : x;
                    sheet.rule(stem, pitch, stem, pitch + (up ? -3 : 3) * gap, 1.2, sheet.ink);
                }
            }
        }

        private void legend(JudgeSheet sheet, int x, int y, Color[] colours) {
            int side = (int) (sheet.xHeight * 2);
            sheet.panel(x - 8, y - 8, sheet.width / 5, (side + 8) * colours.length + 10, Color.WHITE);
            sheet.box(x - 8, y - 8, sheet.width / 5, (side + 8) * colours.length + 10, 0.9, sheet.ink);
            for (int i = 0; i < colours.length; i++) {
                sheet.tint(x, y + i * (side + 8), side, side, colours[i]);
                sheet.box(x, y + i * (side + 8), side, side, 0.8, sheet.ink);
                sheet.line(JudgeTexts.one(JudgeTexts.GOODS, sheet.random).split("[ ,]")[0], sheet.font(Font.PLAIN, 0.82), sheet.ink, x + side + 8,
                        y + i * (side + 8) + side * 3 / 4);
            }
        }

        private Path2D blob(double x, double y, double size, SplittableRandom random) {
            Path2D path = new Path2D.Double();
            double[] phase = {random.nextDouble(Math.TAU), random.nextDouble(Math.TAU), random.nextDouble(Math.TAU)};
            for (int i = 0; i < 90; i++) {
                double angle = Math.TAU * i / 90;
                double reach = size * (1 + 0.25 * Math.sin(2 * angle + phase[0]) + 0.15 * Math.sin(5 * angle + phase[1]) + 0.06 * Math.sin(13 * angle + phase[2]));
                if (i == 0) {
                    path.moveTo(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
                } else {
                    path.lineTo(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
                }
            }
            path.closePath();
            return path;
        }
    },
    RECEIPT {
        @Override
        void print(JudgeSheet sheet) {
            SplittableRandom random = sheet.random;
            String family = JudgeFonts.monospaced(random);
            Color thermal = JudgeSheet.grey(random.nextDouble(0.1, 0.35));
            Font font = JudgeFonts.ofXHeight(family, Font.PLAIN, sheet.xHeight * 1.15);
            Font bold = JudgeFonts.ofXHeight(family, Font.BOLD, sheet.xHeight * 1.7);
            int step = (int) (font.getSize() * 1.25);
            int left = sheet.width / 7;
            int right = sheet.width - left;
            int y = sheet.height / 14;
            sheet.line(JudgeTexts.one(JudgeTexts.FIRMS, random), bold, thermal, left, y);
            for (String line : List.of(JudgeTexts.one(JudgeTexts.STREETS, random), JudgeTexts.one(JudgeTexts.TOWNS, random),
                    "%02d.%02d.2024  %02d:%02d".formatted(random.nextInt(1, 29), random.nextInt(1, 13), random.nextInt(8, 20), random.nextInt(60)))) {
                y += step;
                sheet.line(line, font, thermal, left, y);
            }
            y += step;
            double total = 0;
            while (y < sheet.height * 0.62) {
                y += step;
                double price = random.nextInt(49, 4000) / 100.0;
                total += price;
                sheet.line(JudgeTexts.one(JudgeTexts.GOODS, random), font, thermal, left, y);
                sheet.lineEnding(String.format(Locale.ROOT, "%.2f A", price), font, thermal, right, y);
            }
            y += step / 2;
            for (int x = left; x < right; x += 12) {
                sheet.rule(x, y, x + 6, y, 1.5, thermal);
            }
            y += 2 * step;
            sheet.line("TOTAL", bold, thermal, left, y);
            sheet.lineEnding(String.format(Locale.ROOT, "%.2f", total), bold, thermal, right, y);
            y += 2 * step;
            sheet.barcode(left + (right - left) / 6, y, (right - left) * 2 / 3, sheet.height / 16);
            sheet.paragraph(sheet.sentences(2), font, thermal, left, y + sheet.height / 16 + step, right - left,
                    sheet.height * 95 / 100);
        }
    },
    NOTE {
        @Override
        void print(JudgeSheet sheet) {
            SplittableRandom random = sheet.random;
            int left = sheet.width / 8;
            double step = sheet.height / random.nextDouble(20, 27);
            int first = sheet.height / 10;
            switch (random.nextInt(3)) {
                case 0 -> {
                    Color blue = Color.getHSBColor(0.57f, 0.35f, 0.9f);
                    for (double y = first; y < sheet.height * 0.96; y += step) {
                        sheet.rule(0, y, sheet.width, y, 1, blue);
                    }
                    sheet.rule(left - 15, 0, left - 15, sheet.height, 1.2, Color.getHSBColor(0.98f, 0.5f, 0.9f));
                }
                case 1 -> {
                    Color faint = JudgeSheet.grey(0.82);
                    for (double at = step / 2; at < Math.max(sheet.width, sheet.height); at += step / 2) {
                        sheet.rule(0, at, sheet.width, at, 0.8, faint);
                        sheet.rule(at, 0, at, sheet.height, 0.8, faint);
                    }
                }
                default -> sheet.paper.setColor(sheet.ink); // a bare sheet
            }
            JudgeHandwriting pencil = new JudgeHandwriting(step * random.nextDouble(0.26, 0.36), JudgeSheet.grey(random.nextDouble(0.45, 0.7)), random);
            double thickness = random.nextDouble(1.3, 2.1);
            int lines = (int) ((sheet.height * 0.9 - first) / step);
            for (int i = 0; i < lines; i++) {
                if (random.nextInt(7) > 0) {
                    pencil.write(sheet.paper, JudgeTexts.one(JudgeTexts.NOTES, random), left + random.nextInt(30), first + i * step - 3, thickness);
                }
            }
        }
    },
    PANEL {
        @Override
        void print(JudgeSheet sheet) {
            SplittableRandom random = sheet.random;
            int left = sheet.width / 13;
            int wide = sheet.width - 2 * left;
            int panelHigh = sheet.height * random.nextInt(18, 26) / 100;
            Color dark = Color.getHSBColor((float) random.nextDouble(), (float) random.nextDouble(0.2, 0.9), (float) random.nextDouble(0.2, 0.45));
            boolean bleeds = random.nextBoolean();
            int top = bleeds ? 0 : sheet.height / 20;
            sheet.panel(bleeds ? 0 : left, top, bleeds ? sheet.width : wide, panelHigh, dark);
            sheet.line(JudgeTexts.one(JudgeTexts.TITLES, random), sheet.font(Font.BOLD, 1.8), Color.WHITE, left + 20, top + panelHigh / 3);
            sheet.paragraph(sheet.sentences(3), sheet.font(Font.PLAIN, 1), JudgeSheet.grey(0.94), left + 20,
                    top + panelHigh / 3 + 14, wide - 40, top + panelHigh - 8);
            int y = top + panelHigh + 20;
            Font body = sheet.font(Font.PLAIN, 1.05);
            double leading = Math.round(1.28 * body.getSize2D());
            for (int i = 0; i < 4; i++) {
                sheet.highlight(left + random.nextInt(wide / 2), y + random.nextInt(2, 14) * leading + 3, random.nextDouble(0.2, 0.5) * wide, leading * 0.85);
            }
            int side = wide * 3 / 5;
            int bottom = sheet.height * 80 / 100;
            sheet.text(body, sheet.ink, left, y, side, bottom);
            int x = left + side + 20;
            sheet.photograph(x, y, wide - side - 20, sheet.height * random.nextInt(16, 24) / 100);
            int boxY = y + sheet.height * 27 / 100;
            if (boxY + 60 < bottom) {
                sheet.tint(x, boxY, wide - side - 20, bottom - boxY, sheet.tintColour());
                sheet.text(sheet.font(Font.PLAIN, 0.9), sheet.ink, x + 10, boxY + 8, wide - side - 40, bottom - 10);
            }
            sheet.barcode(left, sheet.height * 84 / 100, wide / 3, sheet.height / 13);
            sheet.line("%d %06d %06d".formatted(random.nextInt(10), random.nextInt(1_000_000), random.nextInt(1_000_000)), sheet.font(Font.PLAIN, 0.9),
                    sheet.ink, left + 10, sheet.height * 84 / 100 + sheet.height / 13 + 20);
            sheet.line(JudgeTexts.one(JudgeTexts.FIRMS, random), sheet.font(Font.BOLD, 1.3), sheet.accent, left + wide / 2, sheet.height * 88 / 100);
        }
    },
    /** Running text and nothing else; not among the mixed pages. */
    TEXT {
        @Override
        void print(JudgeSheet sheet) {
            int left = sheet.width / 14;
            sheet.text(sheet.font(Font.PLAIN, 1), sheet.ink, left, sheet.height / 16, sheet.width - 2 * left, sheet.height * 95 / 100);
        }
    };

    /** Prints it on a blank sheet. */
    abstract void print(JudgeSheet sheet);
}
