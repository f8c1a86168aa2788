package com.onelastai.lab.voicecloning;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.lab.sound.Sound;
import com.onelastai.lab.sound.WavFile;
import com.onelastai.lab.test.ServiceTest;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.json.JsonMapper;

class VoiceCloningIT extends ServiceTest {

  private static final String TEXT = "This voice was made by a computer, and it says so itself.";

  @Test
  void voiceIsCopiedAfterConsent() {
    Answer asked = api.get(person, "/api/lab/voice-cloning/consent-sentence").is(200);
    String sample = upload(person, People.low(People.STORY));
    String consent = upload(person, People.low(asked.text("/sentence")));
    Answer done =
        run(sample, consent, asked.text("/challenge")).is(200).has("/status", "completed");
    done.has("/output/result/consent/checkedBy", "signal")
        .has("/output/result/sourceAudioUrl", "/api/lab/files/" + sample)
        .has("/output/result/sampleText", TEXT)
        .has("/input/prompt", TEXT);
    byte[] file =
        api.get(person, done.text("/output/result/audioUrl"))
            .is(200)
            .response()
            .getContentAsByteArray();
    assertThat(Watermark.isIn(WavFile.read(file, 60).orElseThrow())).isTrue();
  }

  @Test
  void otherVoiceEndsTheRunWithTheReason() {
    Answer asked = api.get(person, "/api/lab/voice-cloning/consent-sentence").is(200);
    String sample = upload(person, People.low(People.STORY));
    String consent = upload(person, People.high(asked.text("/sentence")));
    Answer done = run(sample, consent, asked.text("/challenge")).is(200).has("/status", "failed");
    assertThat(done.text("/error")).contains("its voice is not like the sample's");
  }

  @Test
  void inputWithoutAChallengeOrAnOwnFileIsRefused() {
    Answer asked = api.get(person, "/api/lab/voice-cloning/consent-sentence").is(200);
    String sample = upload(person, People.low(People.STORY));
    String others = upload(Person.user(), People.low(asked.text("/sentence")));
    isInvalid(run(sample, sample + "x", "12345"), "challenge");
    isInvalid(run(sample, sample, asked.text("/challenge")), "consentAudio");
    isInvalid(run(sample, others, asked.text("/challenge")), "files");
  }

  private Answer run(String sample, String consent, String challenge) {
    VoiceInput input = new VoiceInput(sample, TEXT, consent, challenge);
    return api.call(
        person,
        MockMvcRequestBuilders.post("/api/lab/voice-cloning")
            .contentType(MediaType.APPLICATION_JSON)
            .header("Prefer", "wait=30")
            .content(JsonMapper.shared().writeValueAsString(input)));
  }

  private String upload(Person person, Sound sound) {
    byte[] file = WavFile.write(sound, "");
    return api.call(
            person,
            MockMvcRequestBuilders.multipart("/api/lab/files")
                .file(new MockMultipartFile("file", "voice.wav", "audio/wav", file)))
        .is(201)
        .text("/fileId");
  }
}
