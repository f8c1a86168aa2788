package com.onelastai.support.ticket;

import static com.onelastai.starter.test.Api.NOBODY;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.image.TestImages;
import com.onelastai.starter.retention.Purge;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.support.file.Files;
import com.onelastai.support.file.StoredFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;

class TicketFileIT extends TicketTest {

  @Autowired Files files;
  @Autowired Purge purge;

  @Test
  void pictureIsEncodedAgainAndShown() {
    byte[] png = TestImages.png(40, 30);
    byte[] hidden = "<script>alert(1)</script>".getBytes(ISO_8859_1);
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(png);
    both.writeBytes(hidden);

    String file = uploads().send(person, "Bild 1.png", both.toByteArray()).is(201).id();
    Answer answer = read(person, open(person, file), file).is(200);

    assertThat(answer.response().getContentType()).isEqualTo("image/png");
    assertThat(header(answer, "Content-Disposition")).startsWith("inline;");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    byte[] content = answer.response().getContentAsByteArray();
    assertThat(TestImages.read(content).getWidth()).isEqualTo(40);
    assertThat(new String(content, ISO_8859_1)).doesNotContain("script");
  }

  @ParameterizedTest
  @CsvSource({
    "page.html, <!DOCTYPE html><html><script>alert(1)</script></html>, application/octet-stream",
    "a.svg, <svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>,"
        + " application/octet-stream",
    "notes.txt, Hello, text/plain",
    "cv.pdf, %PDF-1.7, application/pdf"
  })
  void anythingElseIsADownload(String name, String content, String type) {
    String file = upload(person, name, content);

    Answer answer = read(person, open(person, file), file).is(200);

    assertThat(answer.response().getContentType()).isEqualTo(type);
    assertThat(header(answer, "Content-Disposition")).startsWith("attachment;").contains(name);
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Content-Security-Policy")).contains("sandbox");
    assertThat(answer.text()).isEqualTo(content);
  }

  @Test
  void renamedProgramIsRefusedAndNotKept() {
    byte[] program = new byte[2_000];
    program[0] = 'M';
    program[1] = 'Z';

    for (String name : List.of("cv.pdf", "photo.png", "setup.exe")) {
      uploads().send(person, name, program).is(415, "unsupported_file");
    }
    uploads().send(person, "a.png", "\u0089PNG\r\n\u001A\nxx".getBytes(ISO_8859_1)).is(415);
    assertThat(stored()).isZero();
  }

  @Test
  void zipBombStaysClosed() throws IOException {
    byte[] bomb = bomb();
    assertThat(bomb.length).isLessThan(2_000_000);

    String file = uploads().send(person, "bomb.zip", bomb).is(201).id();

    StoredFile kept = files.find(List.of(file)).getFirst();
    assertThat(kept.size()).isEqualTo(bomb.length);
    assertThat(read(person, open(person, file), file).response().getContentAsByteArray())
        .isEqualTo(bomb);
  }

  @Test
  void pictureOfTooManyPixelsIsRefused() {
    uploads()
        .send(person, "a.png", TestImages.pngThatClaims(50_000, 50_000))
        .is(400, "image_too_large");
  }

  @Test
  void sizeIsLimited() {
    byte[] tooLarge = new byte[10 * 1024 * 1024 + 1];
    Arrays.fill(tooLarge, (byte) 'a');

    uploads().send(person, "a.txt", tooLarge).is(413);
    uploads().send(person, "a.txt", Arrays.copyOf(tooLarge, 10 * 1024 * 1024)).is(201);
  }

  @Test
  void onlyTheUsersOwnUploadsAreAttachedAndOnce() {
    String file = upload(person, "a.txt", "a");
    Person other = Person.user();

    isInvalid(openWith(other, file), "attachments");
    isInvalid(openWith(person, "no-such-file"), "attachments");
    open(person, file);
    isInvalid(openWith(person, file), "attachments");
    uploads().send(NOBODY, "a.txt", new byte[] {'a'}).is(401);
  }

  @Test
  void uploadThatIsNotAttachedIsDeleted() {
    String attached = upload(person, "a.txt", "a");
    String left = upload(person, "b.txt", "b");
    open(person, attached);

    clock.setOffset(Duration.ofDays(2));
    purge.run();

    assertThat(files.find(List.of(attached, left))).extracting("id").containsExactly(attached);
  }

  @Test
  void filesGoBothWays() {
    String id = open(person);
    String question = upload(person, "log.txt", "log");
    String answer = upload(member, "fix.txt", "fix");
    api.post(
            person,
            TICKETS + "/" + id + "/replies",
            Map.of("message", "See", "attachments", List.of(question)))
        .is(201);
    api.post(
            member,
            TEAM_TICKETS + "/" + id + "/replies",
            Map.of("message", "Try this", "attachments", List.of(answer)))
        .is(201);

    assertThat(read(person, id, answer).is(200).text()).isEqualTo("fix");
    assertThat(api.get(member, TEAM_TICKETS + "/" + id + "/attachments/" + question).is(200).text())
        .isEqualTo("log");
    shows(
        show(id),
        """
        {"messages": [{"sender": "user", "attachments": [{"name": "log.txt", "size": 3}]},
          {"sender": "support", "attachments": [{"name": "fix.txt", "type": "text/plain"}]}]}
        """);
  }

  @Test
  void fileIsReadThroughItsTicketAlone() {
    String file = upload(person, "a.txt", "a");
    String id = open(person, file);
    String another = open(person);

    read(person, another, file).is(404, "not_found");
    api.get(Person.user(), TEAM_TICKETS + "/" + id + "/attachments/" + file).is(403);
    read(person, id, "no-such-file").is(404, "not_found");
  }

  private Answer openWith(Person user, String file) {
    return api.post(
        user,
        TICKETS,
        Map.of(
            "subject", "s", "description", "d", "category", "other", "attachments", List.of(file)));
  }

  private Answer read(Person user, String ticketId, String file) {
    return api.get(user, TICKETS + "/" + ticketId + "/attachments/" + file);
  }

  private static String header(Answer answer, String name) {
    return String.valueOf(answer.response().getHeader(name));
  }

  private long stored() {
    return mongo.count(new Query(where("userId").is(userId)), StoredFile.class);
  }

  /** A gigabyte of zeros in one megabyte. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] zeros = new byte[1 << 20];
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("zeros"));
      for (int i = 0; i < 1024; i++) {
        zip.write(zeros);
      }
    }
    return bytes.toByteArray();
  }
}
