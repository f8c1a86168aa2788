package com.onelastai.lab.musicgenerator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a genre sounds. A pattern has one character a step: {@code -} goes on, {@code .} is silent.
 *
 * @param tempo usual beats a minute
 * @param beats of a bar
 * @param swing whether the second half of a beat comes late
 * @param inversions whether the third may be in the bass
 * @param melody program of General MIDI, as {@code chords} and {@code bass}
 * @param cycle the phrases of a piece, repeated back from its end
 * @param major progressions of four bars by the phrase's role; a comma divides a bar
 * @param comping patterns of the chords: {@code x} is a whole chord, a digit one voice from below
 * @param bassline patterns of the bass: root, third, fifth, octave, approach to the next root
 * @param rhythms of bars of the tune, by density
 * @param drums patterns by loudness and by drum of General MIDI
 */
record Style(
    int tempo,
    int beats,
    boolean swing,
    boolean inversions,
    int melody,
    int chords,
    int bass,
    List<String> cycle,
    Map<String, List<String>> major,
    Map<String, List<String>> minor,
    List<String> comping,
    List<String> bassline,
    Map<String, List<String>> rhythms,
    Map<String, Map<Integer, String>> drums) {

  private static final Map<String, Style> STYLES = load();

  static Style of(Genre genre) {
    return Objects.requireNonNull(STYLES.get(genre.value()));
  }

  int stepsPerBar() {
    return beats * 4;
  }

  /** Progressions for a phrase of this role. */
  List<String> progressions(boolean inMinor, String role) {
    return Objects.requireNonNull((inMinor ? minor : major).get(role));
  }

  List<String> rhythms(String density) {
    return Objects.requireNonNull(rhythms.get(density));
  }

  private static Map<String, Style> load() {
    try (InputStream styles =
        Objects.requireNonNull(Style.class.getResourceAsStream("/musicgenerator/styles.json"))) {
      return JsonMapper.shared().readValue(styles, new TypeReference<Map<String, Style>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
