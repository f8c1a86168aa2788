package com.onelastai.chat.export;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.export.ConversationWriter.Branch;
import com.onelastai.chat.export.ConversationWriter.ExportFormat;
import com.onelastai.chat.export.JsonWriter.ExportedConversation;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.visit.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Conversations")
class ExportController {

  private static final int MAX_NAME = 60;

  private final Conversations conversations;
  private final WholeExport whole;
  private final Map<ExportFormat, ConversationWriter> writers = new EnumMap<>(ExportFormat.class);

  ExportController(
      Conversations conversations, WholeExport whole, List<ConversationWriter> writers) {
    this.conversations = conversations;
    this.whole = whole;
    writers.forEach(writer -> this.writers.put(writer.format(), writer));
  }

  @PermitAll
  @GetMapping("/api/chat/export")
  @Operation(
      summary = "Export all conversations as one file",
      description =
          "A ZIP archive of the caller's conversations, a file each as in the export of one. "
              + "Conversations without a message are left out.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/zip",
              schema = @Schema(type = "string", format = "binary")))
  @Problems("invalid_request")
  void exportAllConversations(
      @Parameter(schema = @Schema(allowableValues = {"json", "md", "txt"}))
          @RequestParam(defaultValue = "json")
          String format,
      Owner owner,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    ExportFormat wanted = ExportFormat.of(format);
    if (wanted == ExportFormat.PDF) {
      throw ApiException.invalid(
          List.of(new FieldProblem("format", "unknown_format", "must be json, md or txt")));
    }
    response.setContentType("application/zip");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("conversations.zip").build().toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    whole.write(owner, Objects.requireNonNull(writers.get(wanted)), response.getOutputStream());
  }

  @PermitAll
  @GetMapping("/api/chat/{conversationId}/export")
  @Operation(
      summary = "Export a conversation as a file",
      description =
          "Its current branch. In `md` each message is a quotation below its heading, and in "
              + "`txt` it is indented, so that no text can pass for the file's own. A `pdf` has "
              + "the latest 1,000 messages and 1,500,000 characters at most, and its first page "
              + "says so; it shows Latin, Greek, Cyrillic, Chinese, Japanese and Korean text and "
              + "emoji, and replacement characters for other scripts. The other formats are "
              + "complete.")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = ExportedConversation.class)),
        @Content(
            mediaType = "text/markdown",
            schema = @Schema(type = "string"),
            examples =
                @ExampleObject(
                    """
                    # Why the sky is blue

                    With Einstein Agent, started 3 May 2026, 10:15 UTC.

                    ## You, 3 May 2026, 10:15 UTC

                    > Why is the sky blue?
                    """)),
        @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string")),
        @Content(
            mediaType = MediaType.APPLICATION_PDF_VALUE,
            schema = @Schema(type = "string", format = "binary"))
      })
  @Problems("invalid_request")
  void exportConversation(
      @PathVariable String conversationId,
      @Parameter(schema = @Schema(allowableValues = {"json", "md", "txt", "pdf"}))
          @RequestParam(defaultValue = "json")
          String format,
      Owner owner,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    ExportFormat wanted = ExportFormat.of(format);
    Conversation conversation = conversations.require(conversationId, owner);
    response.setContentType(wanted.contentType());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, attachment(conversation, wanted).toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    Objects.requireNonNull(writers.get(wanted))
        .write(conversation, new Branch(conversations, conversation), response.getOutputStream());
  }

  /** Letters, digits and hyphens of the title, then the first day: valid on every file system. */
  static ContentDisposition attachment(Conversation conversation, ExportFormat format) {
    return ContentDisposition.attachment()
        .filename(name(conversation) + "." + format.extension(), StandardCharsets.UTF_8)
        .build();
  }

  static String name(Conversation conversation) {
    LocalDate day = LocalDate.ofInstant(conversation.startTime(), ZoneOffset.UTC);
    return words(Heading.of(conversation).title()) + "-" + day;
  }

  private static String words(String title) {
    String words = title.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-").replaceAll("^-+|-+$", "");
    int end = Math.min(words.codePointCount(0, words.length()), MAX_NAME);
    String cut = words.substring(0, words.offsetByCodePoints(0, end));
    return cut.isEmpty() ? "conversation" : cut;
  }
}
