package com.onelastai.lab.neuralart;

import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Draws a picture for a prompt. The same prompt, style, size and seed give the same bytes; the same
 * ones in another size give the same picture, as far as its shape allows.
 */
@Component
public class Artist {

  private final Themes themes = new Themes();

  /** Draws in the style that the prompt suggests. */
  public byte[] png(String prompt, int width, int height, long seed) {
    return draw(prompt, Style.AUTO, width, height, seed).png();
  }

  Drawing draw(String prompt, Style style, int width, int height, long seed) {
    Theme theme = themes.of(prompt, style);
    long own = seed ^ Chance.hash("picture of " + String.join(" ", Themes.words(prompt)));
    Canvas canvas = new Canvas(width, height);
    theme.style().painter().paint(canvas, theme, new Chance(own));
    canvas.finish(own);
    return new Drawing(canvas.png(), theme.style(), theme.palette().name(), theme.palette().hex());
  }

  /** What was drawn, and how. */
  record Drawing(byte[] png, Style style, String paletteName, List<String> colours) {}
}
