package com.onelastai.lab.musicgenerator;

import com.onelastai.lab.musicgenerator.LeadSheet.Bar;
import com.onelastai.lab.musicgenerator.LeadSheet.Sign;
import com.onelastai.lab.musicgenerator.LeadSheet.Symbol;
import java.util.List;
import java.util.Locale;

/** Writes a lead sheet in ABC notation, a text that people and programs read. */
final class AbcNotation {

  private static final int BARS_PER_LINE = 4;
  private static final List<String> ACCIDENTALS = List.of("__", "_", "=", "^", "^^");

  private AbcNotation() {}

  static String write(LeadSheet sheet, String title) {
    Piece piece = sheet.piece();
    Key key = piece.key();
    StringBuilder abc = new StringBuilder();
    abc.append("X:1\nT:").append(title);
    abc.append("\nM:").append(piece.style().beats()).append("/4\nL:1/16");
    abc.append("\nQ:1/4=" + Math.round(piece.tempo()));
    abc.append("\nK:").append(key.tonic().name()).append(key.minor() ? "m" : "").append('\n');
    for (int i = 0; i < sheet.bars().size(); i++) {
      boolean last = i == sheet.bars().size() - 1;
      append(abc, sheet.bars().get(i));
      abc.append(last ? "|]" : (i + 1) % BARS_PER_LINE == 0 ? "|\n" : "| ");
    }
    return abc.append('\n').toString();
  }

  private static void append(StringBuilder abc, Bar bar) {
    List<Symbol> symbols = bar.symbols();
    int next = 0;
    for (Sign sign : bar.signs()) {
      while (next < symbols.size() && symbols.get(next).step() <= sign.step()) {
        abc.append('"').append(symbols.get(next++).text()).append('"');
      }
      abc.append(pitch(sign)).append(sign.length()).append(sign.tied() ? "-" : "").append(' ');
    }
    // A chord that begins under a note that goes on.
    symbols.stream().skip(next).forEach(symbol -> abc.append('"' + symbol.text() + "\"y "));
  }

  private static String pitch(Sign sign) {
    Tone tone = sign.tone();
    if (tone == null) {
      return "z";
    }
    String letter = String.valueOf(Tone.LETTERS.charAt(tone.letter()));
    String accidental = sign.accidental() ? ACCIDENTALS.get(tone.alteration() + 2) : "";
    return accidental
        + (sign.octave() > 4
            ? letter.toLowerCase(Locale.ROOT) + "'".repeat(sign.octave() - 5)
            : letter + ",".repeat(4 - sign.octave()));
  }
}
