package com.onelastai.lab.voicecloning;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@PermitAll
@RestController
@Tag(name = "Lab")
class ConsentController {

  private final ConsentSentences sentences;

  ConsentController(ConsentSentences sentences) {
    this.sentences = sentences;
  }

  @GetMapping("/api/lab/voice-cloning/consent-sentence")
  @Operation(
      summary = "Get a sentence of consent to speak",
      description =
          "Before a voice is copied, its owner records this sentence. Its numbers are new each time.")
  ResponseEntity<ConsentSentence> getConsentSentence() {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(sentences.next());
  }
}
