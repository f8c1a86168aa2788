package com.onelastai.template;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@SignedIn
@RestController
@RequestMapping("/api/notes")
@Tag(name = "Notes")
class NoteController {

  record NewNote(@NotBlank @Size(max = 1_000) String text) {}

  record NoteView(String id, String text, Instant createdAt) {

    static NoteView of(Note note) {
      return new NoteView(note.id(), note.text(), note.createdAt());
    }
  }

  private final Notes notes;
  private final Clock clock;

  NoteController(Notes notes, Clock clock) {
    this.notes = notes;
    this.clock = clock;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Write a note")
  NoteView add(@Valid @RequestBody NewNote request, Caller caller) {
    Note note =
        new Note(UUID.randomUUID().toString(), caller.userId(), request.text(), clock.instant());
    notes.add(note);
    return NoteView.of(note);
  }

  @GetMapping
  @Operation(summary = "The caller's 100 newest notes")
  Listing<NoteView> list(Caller caller) {
    List<NoteView> newest = notes.newestOf(caller.userId()).stream().map(NoteView::of).toList();
    return new Listing<>(newest, null);
  }
}
