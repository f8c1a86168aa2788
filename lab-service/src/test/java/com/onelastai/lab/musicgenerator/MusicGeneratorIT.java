package com.onelastai.lab.musicgenerator;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.lab.sound.Sound;
import com.onelastai.lab.sound.WavFile;
import com.onelastai.lab.test.ServiceTest;
import com.onelastai.starter.test.Api.Answer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.sound.midi.MidiSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class MusicGeneratorIT extends ServiceTest {

  private static final String ADDRESS = "/api/lab/music-generator";

  @Test
  void pieceIsComposedPlayedAndKept() throws Exception {
    Answer done =
        run("{\"genre\":\"folk\",\"mood\":\"happy\",\"duration\":12,\"key\":\"D major\",\"seed\":4}")
            .is(200)
            .has("/status", "completed")
            .has("/output/result/genre", "folk")
            .has("/output/result/key", "D major")
            .has("/output/metadata/engine/kind", "algorithm");
    assertThat(done.text("/output/fileUrl")).isEqualTo(done.text("/output/result/audioUrl"));
    Sound sound = WavFile.read(file(done, "audioUrl"), 60).orElseThrow();
    assertThat(sound.seconds()).isEqualTo(12);
    assertThat(Sound.decibels(sound.rms())).isGreaterThan(-30);
    assertThat(MidiSystem.getSequence(new ByteArrayInputStream(file(done, "midiUrl"))).getTracks())
        .hasSizeGreaterThan(3);
    assertThat(new String(file(done, "scoreUrl"), StandardCharsets.UTF_8)).contains("<svg");
  }

  @ParameterizedTest
  @CsvSource({
    "genre, '\"polka\"'",
    "mood, '\"bored\"'",
    "duration, 9",
    "duration, 121",
    "key, '\"H major\"'",
    "seed, -1"
  })
  void wrongInputIsRefused(String field, String value) {
    Map<String, String> input =
        new TreeMap<>(Map.of("genre", "\"pop\"", "mood", "\"calm\"", "duration", "10"));
    input.put(field, value);
    StringBuilder json = new StringBuilder();
    input.forEach((name, given) -> json.append(",\"" + name + "\":" + given));
    isInvalid(run("{" + json.substring(1) + "}"), field);
  }

  private Answer run(String input) {
    return api.call(
        person,
        MockMvcRequestBuilders.post(ADDRESS)
            .contentType(MediaType.APPLICATION_JSON)
            .header("Prefer", "wait=30")
            .content(input));
  }

  private byte[] file(Answer done, String field) {
    Answer file = api.get(person, done.text("/output/result/" + field)).is(200);
    return file.response().getContentAsByteArray();
  }
}
