package com.onelastai.chat.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.chat.test.ServiceTest;
import com.onelastai.chat.test.Talk;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class ExportIT extends ServiceTest {

  @Test
  void eachFormatHasItsTypeAndFileName() throws Exception {
    String id = talk.start(person, "Why is the \"sky\"\nblue?", "Air <b>scatters</b>.");

    assertThat(export(id, "").text("/messages/1/content")).isEqualTo("Air <b>scatters</b>.");
    assertThat(head(export(id, "?format=json"))).startsWith("application/json").contains(".json");
    assertThat(export(id, "?format=md").text()).contains("> Air <b>scatters</b>.");
    assertThat(head(export(id, "?format=md")))
        .startsWithIgnoringCase(
            "text/markdown;charset=UTF-8 attachment; filename=\"Why-is-the-sky-blue-20");
    assertThat(head(export(id, "?format=txt"))).startsWith("text/plain");
    assertThat(export(id, "?format=txt").text()).contains("    Air <b>scatters</b>.");
    Answer pdf = export(id, "?format=pdf");
    assertThat(head(pdf)).startsWith("application/pdf");
    try (PDDocument document = Loader.loadPDF(pdf.response().getContentAsByteArray())) {
      assertThat(new PDFTextStripper().getText(document)).contains("Air <b>scatters</b>.");
    }
  }

  @Test
  void wholeBranchIsExportedWithArchives() {
    String id = talk.start(person, Talk.texts(130));
    talk.say(person, id, 60, "other branch", "its end");

    String text = export(id, "?format=txt").text();

    assertThat(text.lines().filter(line -> line.startsWith("    ")).map(String::strip))
        .hasSize(62)
        .startsWith("m0", "m1")
        .endsWith("m58", "m59", "other branch", "its end");
  }

  @Test
  void othersAndUnknownFormatsAreRefused() {
    String id = talk.start(person, "Why?", "Because.");

    Answer unknown = export(id, "?format=exe");
    isInvalid(unknown, "format");
    assertThat(unknown.response().getHeader("Content-Disposition")).isNull();
    api.get(Person.user(), "/api/chat/" + id + "/export").is(404, "not_found");
    api.get(Api.NOBODY, "/api/chat/" + id + "/export").is(401, "sign_in_required");
    api.get(Person.admin(), "/api/chat/" + id + "/export").is(200);
  }

  private Answer export(String id, String query) {
    return api.get(person, "/api/chat/" + id + "/export" + query);
  }

  private static String head(Answer answer) {
    answer.is(200);
    return answer.response().getContentType()
        + " "
        + answer.response().getHeader("Content-Disposition");
  }

  @Test
  void allConversationsAreInOneFile() throws IOException {
    String first = talk.start(person, "Why?", "Because.");
    String second = talk.start(person, "Why?", "Because of light.");
    start(person);
    String others = talk.start(Person.user(), "Mine", "Yours");

    byte[] zip =
        api.get(person, "/api/chat/export?format=txt").is(200).response().getContentAsByteArray();

    Map<String, String> files = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), UTF_8)) {
      for (ZipEntry file = in.getNextEntry(); file != null; file = in.getNextEntry()) {
        files.put(file.getName(), new String(in.readAllBytes(), UTF_8));
      }
    }
    assertThat(files).hasSize(2);
    assertThat(files.keySet())
        .allMatch(name -> name.startsWith("Why-") && name.endsWith(".txt"))
        .anyMatch(name -> name.contains(first))
        .anyMatch(name -> name.contains(second))
        .noneMatch(name -> name.contains(others));
    assertThat(files.values()).anyMatch(text -> text.contains("Because of light."));
    isInvalid(api.get(person, "/api/chat/export?format=pdf"), "format");
    api.get(Api.NOBODY, "/api/chat/export").is(401);
  }
}
