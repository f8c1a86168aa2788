package com.onelastai.pdf;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arabic letters in the form that joins their neighbours. Unicode has a character for each form,
 * which fonts without layout tables can draw.
 */
final class ArabicForms {

  private static final int LAM = 0x644;
  private static final int STRETCH = 0x640;
  private static final List<String> ORDER = List.of("ISOLATED", "FINAL", "INITIAL", "MEDIAL");
  private static final int FINAL = 1;
  private static final int INITIAL = 2;
  private static final Map<String, int[]> FORMS = new HashMap<>();

  static {
    read(0xFB50, 0xFBFF);
    read(0xFE70, 0xFEFC);
  }

  private final int[] text;
  private final StringBuilder shaped = new StringBuilder();

  private ArabicForms(String text) {
    this.text = text.codePoints().toArray();
  }

  /** The forms have the letters as their decomposition, and say which form they are. */
  private static void read(int first, int last) {
    for (int form = first; form <= last; form++) {
      String name = Character.getName(form);
      String letters = Normalizer.normalize(Character.toString(form), Normalizer.Form.NFKC);
      if (name != null && name.endsWith(" FORM") && isLetterOrLamAlef(letters)) {
        String[] words = name.split(" ");
        FORMS
                .computeIfAbsent(letters, _ -> new int[ORDER.size()])[
                ORDER.indexOf(words[words.length - 2])] =
            form;
      }
    }
  }

  private static boolean isLetterOrLamAlef(String letters) {
    return letters.length() == 1 || letters.length() == 2 && letters.charAt(0) == LAM;
  }

  /**
   * @param text in the order in which it is read
   */
  static String of(String text) {
    ArabicForms forms = new ArabicForms(text);
    forms.shape();
    return forms.shaped.toString();
  }

  private void shape() {
    boolean joinsBefore = false;
    for (int i = 0; i < text.length; i++) {
      if (isMark(text[i])) {
        shaped.appendCodePoint(text[i]);
        continue;
      }
      int next = next(i);
      int[] pair = isPair(i) ? forms(text[i], text[i + 1]) : null;
      if (pair != null) {
        shaped.appendCodePoint(pair[joinsBefore ? FINAL : 0]);
        joinsBefore = false;
        i++;
      } else {
        boolean joinsAfter = joinsNext(text[i]) && next < text.length && joinsPrevious(text[next]);
        shaped.appendCodePoint(form(text[i], joinsBefore, joinsAfter));
        joinsBefore = joinsAfter;
      }
    }
  }

  /** Lam and alef are drawn as one. */
  private boolean isPair(int index) {
    return text[index] == LAM && index + 1 < text.length;
  }

  private int next(int index) {
    int next = index + 1;
    while (next < text.length && isMark(text[next])) {
      next++;
    }
    return next;
  }

  private static int form(int letter, boolean joinsBefore, boolean joinsAfter) {
    int[] forms = forms(letter);
    int form = (joinsBefore ? FINAL : 0) + (joinsAfter ? INITIAL : 0);
    return forms == null || forms[form] == 0 ? letter : forms[form];
  }

  private static boolean joinsNext(int letter) {
    int[] forms = forms(letter);
    return letter == STRETCH || forms != null && forms[INITIAL] != 0;
  }

  private static boolean joinsPrevious(int letter) {
    int[] forms = forms(letter);
    return letter == STRETCH || forms != null && forms[FINAL] != 0;
  }

  private static int @Nullable [] forms(int... letters) {
    return FORMS.get(new String(letters, 0, letters.length));
  }

  static boolean isMark(int codePoint) {
    return Character.getType(codePoint) == Character.NON_SPACING_MARK;
  }
}
