package com.onelastai.lab.file;

import static com.onelastai.starter.test.Api.NOBODY;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.image.TestImages;
import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.file.StoredFile.State;
import com.onelastai.lab.test.ServiceTest;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class FilesIT extends ServiceTest {

  private static final String EXPERIMENT = "x-of-files";

  @Autowired LabFiles labFiles;
  @Autowired Files files;
  @Autowired FileRecords records;
  @Autowired FileStore store;
  @LocalServerPort int port;

  /** Experiments and their files, as their records name them. */
  private final Set<String> used = new HashSet<>();

  private FileSweep sweep;

  @BeforeEach
  void createSweep() {
    sweep = new FileSweep(records, files, (experiment, file) -> used.contains(experiment + file));
  }

  @Test
  void onlyThePixelsOfAPictureAreKept() throws Exception {
    for (byte[] picture : List.of(pngAndZip(), gifAndScript(), TestImages.webp())) {
      Answer uploaded = upload(person, "holiday.gif", picture).is(201);
      shows(uploaded, "{\"name\":\"holiday.png\",\"contentType\":\"image/png\"}");

      byte[] stored = content(person, uploaded.text("/url"));

      assertThat(new String(stored, ISO_8859_1)).startsWith("\u0089PNG").doesNotContain("evil");
      assertThat(TestImages.read(stored).getRGB(50, 20) & 0xFF0000)
          .isGreaterThan(TestImages.read(stored).getRGB(5, 20) & 0xFF0000);
      assertThat(uploaded.body().at("/size").asLong()).isEqualTo(stored.length);
    }
  }

  @Test
  void pictureKeepsItsPixels() {
    byte[] png = TestImages.png(4096, 3);

    byte[] stored = content(person, upload(person, "a.png", png).text("/url"));

    assertThat(TestImages.read(stored).getRGB(0, 0, 4096, 3, null, 0, 4096))
        .isEqualTo(TestImages.read(png).getRGB(0, 0, 4096, 3, null, 0, 4096));
  }

  @Test
  void anythingElseIsRefusedAndNotKept() {
    for (String file :
        List.of(
            "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "<!DOCTYPE html><script>alert(1)</script>",
            "GIF89a/*<script>*/=alert(1)",
            "\u0089PNG\r\n\u001A\nxx",
            "RIFF\0\0\0\0WAVEfmt ",
            "%PDF-1.7 ",
            "PK\u0003\u0004",
            "MZ",
            "ID3\u0004",
            "")) {
      upload(person, "a.png", file.getBytes(ISO_8859_1)).is(400, "unsupported_file");
    }
    upload(person, "a.png", TestImages.pngThatClaims(50_000, 50_000)).is(400, "image_too_large");
    isInvalid(api.call(person, MockMvcRequestBuilders.multipart("/api/lab/files")), "file");
    upload(NOBODY, "a.png", TestImages.png(2, 2)).is(401, "sign_in_required");

    assertThat(records.idsOfOwner(userId)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"24, 201", "26, 413", "100, 413"})
  void sizeIsLimited(int megabytes, int status) throws Exception {
    byte[] padded = Arrays.copyOf(TestImages.jpeg(60, 40), megabytes * 1024 * 1024);

    assertThat(send(padded)).isEqualTo(status);

    assertThat(records.idsOfOwner(userId)).hasSize(status == 201 ? 1 : 0);
  }

  @Test
  void soundIsSentInRangesToItsOwner() {
    byte[] wav = WavTest.wav(1, 16_000, 16, 1, noise(1_000_000));
    String url = upload(visitor, "voice.wav", wav).is(201).text("/url");

    Answer whole = api.get(visitor, url).is(200);
    Answer first = range(visitor, url, "bytes=0-99").is(206);
    Answer late = range(visitor, url, "bytes=700000-700009").is(206);
    Answer last = range(visitor, url, "bytes=-5").is(206);

    assertThat(bytes(whole)).isEqualTo(wav);
    assertThat(whole.response().getHeader("Accept-Ranges")).isEqualTo("bytes");
    assertThat(whole.response().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(whole.response().getHeader("Content-Security-Policy")).startsWith("sandbox;");
    assertThat(whole.response().getHeader("Cache-Control")).contains("private");
    assertThat(whole.response().getHeader("Content-Disposition"))
        .startsWith("inline;")
        .contains("voice.wav");
    assertThat(bytes(first)).isEqualTo(Arrays.copyOf(wav, 100));
    assertThat(first.response().getHeader("Content-Range")).isEqualTo("bytes 0-99/1000044");
    assertThat(bytes(late)).isEqualTo(Arrays.copyOfRange(wav, 700_000, 700_010));
    assertThat(bytes(last)).isEqualTo(Arrays.copyOfRange(wav, 1_000_039, 1_000_044));
    Answer behind = range(visitor, url, "bytes=1000044-").is(416, "range_not_satisfiable");
    assertThat(behind.response().getHeader("Content-Range")).isEqualTo("bytes */1000044");
  }

  @Test
  void rangeThatCannotBeReadIsIgnored() {
    String url = upload(person, "a.png", TestImages.png(9, 9)).text("/url");
    Answer whole = api.get(person, url).is(200);
    String tag = Objects.requireNonNull(whole.response().getHeader("ETag"));

    for (String range : List.of("bytes=9-1", "lines=1-2", "bytes=", "bytes=0-1,3-4")) {
      assertThat(bytes(range(person, url, range).is(200))).isEqualTo(bytes(whole));
    }
    api.call(person, get(url).header("Range", "bytes=0-1").header("If-Range", tag)).is(206);
    api.call(person, get(url).header("Range", "bytes=0-1").header("If-Range", "\"x\"")).is(200);
    api.call(person, get(url).header("If-None-Match", tag)).is(304);
  }

  @Test
  void filesOfOthersDoNotExist() {
    String ofUser = upload(person, "a.png", TestImages.png(2, 2)).text("/url");
    String ofVisitor = upload(visitor, "a.png", TestImages.png(2, 2)).text("/url");

    for (Person stranger : List.of(Person.user(), Person.visitor(), Person.admin(), NOBODY)) {
      api.get(stranger, ofUser).is(404, "not_found");
      api.get(stranger, ofVisitor).is(404, "not_found");
    }
    api.delete(visitor, ofUser).is(404, "not_found");
    post(visitor, ofUser + "/link", "{}").is(404, "not_found");
    api.get(person, LabFile.ADDRESS + "f-unknown").is(404, "not_found");
    api.get(visitor.signedIn(), ofVisitor).is(200);
  }

  @Test
  void linkOpensOneFileForATime() {
    String url = upload(person, "a.png", TestImages.png(400, 2)).text("/url");
    String other = upload(person, "a.png", TestImages.png(2, 2)).text("/url");
    String link = post(person, url + "/link", "{}").is(200).text("/url");

    assertThat(link).startsWith(url + "?expires=");
    api.get(NOBODY, link).is(200);
    assertThat(width(api.get(NOBODY, link + "&thumbnail=160"))).isEqualTo(160);
    api.get(NOBODY, link.replace(url, other)).is(404, "not_found");
    api.get(NOBODY, link.replace("expires=1", "expires=2")).is(404, "not_found");
    api.get(NOBODY, link + "A").is(404, "not_found");
    api.get(NOBODY, url + "?expires=9999999999&signature=").is(404, "not_found");

    clock.setOffset(Duration.ofHours(24).plusSeconds(1));
    api.get(NOBODY, link).is(410, "link_expired");
  }

  @Test
  void thumbnailIsMadeOnceAndGoesWithItsFile() {
    Answer picture = upload(person, "a.png", TestImages.png(1000, 500));
    String url = picture.text("/url");
    String sound =
        upload(person, "a.wav", WavTest.wav(1, 16_000, 16, 1, noise(2_000))).text("/url");

    assertThat(width(api.get(person, url + "?thumbnail=320").is(200))).isEqualTo(320);
    assertThat(width(api.get(person, url + "?thumbnail=320").is(200))).isEqualTo(320);
    assertThat(thumbnails(picture.text("/fileId"))).isEqualTo(1);
    isInvalid(api.get(person, url + "?thumbnail=100000"), "thumbnail");
    isInvalid(api.get(person, sound + "?thumbnail=320"), "thumbnail");

    api.delete(person, url).is(204);
    api.get(person, url).is(404);
    api.get(person, url + "?thumbnail=320").is(404);
    assertThat(thumbnails(picture.text("/fileId"))).isZero();
    assertNoContent(picture.text("/fileId"));
  }

  @Test
  void uploadThatNothingUsesIsDeletedAfterADay() {
    String lonely = uploadedId();
    String usedUpload = uploadedId();
    labFiles.requireOwned(userId, List.of(usedUpload, lonely));
    labFiles.keep(EXPERIMENT + userId, List.of(usedUpload), clock.instant().plus(days(30)));

    pass(Duration.ofHours(23));
    assertThat(labFiles.read(userId, lonely)).isNotEmpty();
    pass(Duration.ofHours(25));
    assertGone(lonely);
    assertThat(labFiles.read(userId, usedUpload)).isNotEmpty();

    pass(days(31));
    assertGone(usedUpload);
  }

  @Test
  void uploadStaysWhileAnExperimentUsesIt() {
    String upload = uploadedId();
    String one = "x-one" + userId;
    String two = "x-two" + userId;
    labFiles.keep(one, List.of(upload), clock.instant().plus(days(30)));
    labFiles.keep(two, List.of(upload), clock.instant().plus(days(20)));
    used.add(two + upload);

    labFiles.remove(one);
    pass(days(29));
    assertThat(labFiles.read(userId, upload)).isNotEmpty();
    labFiles.remove(two);
    pass(days(29).plusHours(1));
    assertThat(labFiles.read(userId, upload)).isNotEmpty();
    pass(days(30).plusHours(2));
    assertGone(upload);
  }

  @Test
  void whatAnExperimentHasMadeStaysOnlyIfItIsKept() {
    String experiment = EXPERIMENT + userId;
    String kept = made(experiment);
    String named = made(experiment);
    String failed = made("x-failed" + userId);
    labFiles.keep(experiment, List.of(kept), clock.instant().plus(days(90)));
    used.add(experiment + named);

    pass(Duration.ofMinutes(61));

    assertGone(failed);
    assertThat(labFiles.read(userId, kept)).isNotEmpty();
    assertThat(labFiles.read(userId, named)).as("named by a record").isNotEmpty();
    labFiles.remove(experiment);
    assertNoContent(kept);
    isUnknown(kept);
    isUnknown(named);
  }

  @Test
  void whatACrashLeavesIsSwept() {
    StoredFile noContent = crashed();
    StoredFile halfWritten = crashed();
    chunk(halfWritten.id());
    StoredFile written = crashed();
    store.write(written.id(), noise(700_000));
    StoredFile halfDeleted = crashed();
    store.write(halfDeleted.id(), noise(700_000));
    records.delete(halfDeleted.id());

    api.get(person, LabFile.ADDRESS + written.id()).is(404);
    pass(Duration.ofMinutes(61));
    pass(Duration.ofMinutes(75));

    for (StoredFile file : List.of(noContent, halfWritten, written, halfDeleted)) {
      assertNoContent(file.id());
      assertThat(mongo.findById(file.id(), StoredFile.class)).isNull();
    }
  }

  /** Its record is deleted later than its content, with what is written meanwhile. */
  @Test
  void whatIsWrittenDuringTheDeletionGoesWithTheRecord() {
    String id = uploadedId();
    files.delete(id);
    mongo.save(new Thumbnails.Thumbnail(id + "/160", new byte[] {1}));

    pass(Duration.ofMinutes(11));

    assertThat(thumbnails(id)).isZero();
    assertThat(mongo.findById(id, StoredFile.class)).isNull();
  }

  /** Through the whole service: the picture is changed, and its files live with the experiment. */
  @Test
  void filesOfAnExperimentGoWithIt() {
    String image = uploadedId();
    String input =
        """
        {"image": "%s", "transformations": [
          {"type": "rotate", "degrees": 90}, {"type": "crop", "x": 0, "y": 0, "width": 20, "height": 5}]}
        """
            .formatted(image);
    Answer done =
        api.call(
                person,
                MockMvcRequestBuilders.post("/api/lab/image-playground")
                    .contentType(MediaType.APPLICATION_JSON)
                    .header("Prefer", "wait=30")
                    .content(input))
            .is(200);
    shows(
        done,
        """
        {"status": "completed", "output": {"result": {
          "originalImage": "/api/lab/files/%s",
          "transformations": [
            {"transformation": {"type": "rotate", "degrees": 90}, "width": 20, "height": 20},
            {"transformation": {"type": "crop", "x": 0, "y": 0, "width": 20, "height": 5},
              "width": 20, "height": 5}],
          "width": 20, "height": 5}}}
        """
            .formatted(image));
    String result = done.text("/output/result/resultImage");

    assertThat(TestImages.read(content(person, result)).getHeight()).isEqualTo(5);
    api.delete(person, result).is(409, "file_in_use");
    api.delete(person, LabFile.ADDRESS + image).is(409, "file_in_use");
    api.delete(person, "/api/lab/" + done.text("/experimentId")).is(204);
    api.get(person, result).is(404);
    api.delete(person, LabFile.ADDRESS + image).is(204);
  }

  @Test
  void filesOfAUserAreErased() {
    String own = uploadedId();
    String made = made(EXPERIMENT + userId);
    api.get(person, LabFile.ADDRESS + own + "?thumbnail=160").is(200);
    String others = upload(visitor, "a.png", TestImages.png(2, 2)).text("/url");

    labFiles.erase(userId);
    labFiles.erase(userId);

    for (String id : List.of(own, made)) {
      assertNoContent(id);
      assertThat(thumbnails(id)).isZero();
      assertThat(String.valueOf(mongo.findById(id, Document.class, StoredFile.COLLECTION)))
          .doesNotContain(userId);
    }
    api.get(visitor, others).is(200);
  }

  @Test
  void ownerStoresAndUploadsOnlySoMuch() {
    String big = uploadedId();
    mongo.updateFirst(byId(big), new Update().set("size", 499L << 20), StoredFile.class);
    upload(person, "a.png", TestImages.png(2, 2)).is(201);
    mongo.updateFirst(byId(big), new Update().set("size", 500L << 20), StoredFile.class);

    upload(person, "a.png", TestImages.png(2, 2)).is(409, "storage_full");
    api.delete(person, LabFile.ADDRESS + big).is(204);
    upload(person, "a.png", TestImages.png(2, 2)).is(201);

    mongo
        .getCollection("labuploads")
        .updateMany(
            new Document("_id", new Document("$regex", "^" + userId)),
            new Document("$set", new Document("count", 200)));
    upload(person, "a.png", TestImages.png(2, 2)).is(429, "limit_reached");
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  /** Moves the clock to a time after now, and sweeps. */
  private void pass(Duration time) {
    clock.setOffset(time);
    sweep.run();
  }

  private String uploadedId() {
    return upload(person, "a.png", TestImages.png(20, 20)).is(201).text("/fileId");
  }

  private String made(String experiment) {
    return labFiles.store(userId, experiment, "a.txt", "text/plain", noise(300_000)).fileId();
  }

  /** A record as it is before anything is written. */
  private StoredFile crashed() {
    Instant now = clock.instant();
    StoredFile file =
        new StoredFile(
            "f-crash" + System.nanoTime(),
            userId,
            "x-crash" + userId,
            null,
            "a.txt",
            "text/plain",
            10,
            State.WRITING,
            now,
            now.plus(Duration.ofHours(1)));
    records.insert(file);
    return file;
  }

  /** As if the process had died before the last chunk. */
  private void chunk(String id) {
    mongo
        .getCollection(GridFsStore.BUCKET + ".chunks")
        .insertOne(new Document("files_id", id).append("n", 0).append("data", noise(10)));
  }

  private void assertGone(String id) {
    assertNoContent(id);
    isUnknown(id);
  }

  private void isUnknown(String id) {
    assertThat(records.find(id)).isEmpty();
    api.get(person, LabFile.ADDRESS + id).is(404);
  }

  private void assertNoContent(String id) {
    assertThat(mongo.count(new Query(where("files_id").is(id)), GridFsStore.BUCKET + ".chunks"))
        .isZero();
    assertThat(mongo.count(byId(id), GridFsStore.BUCKET + ".files")).isZero();
  }

  private long thumbnails(String id) {
    List<String> ids = Thumbnails.SIDES.stream().map(side -> id + "/" + side).toList();
    return mongo.count(new Query(where("_id").in(ids)), Thumbnails.Thumbnail.class);
  }

  private static MockHttpServletRequestBuilder get(String url) {
    return MockMvcRequestBuilders.get(URI.create(url));
  }

  private Answer range(Person person, String url, String range) {
    return api.call(person, get(url).header("Range", range));
  }

  private byte[] content(Person person, String url) {
    return bytes(api.get(person, url).is(200));
  }

  private static byte[] bytes(Answer answer) {
    return answer.response().getContentAsByteArray();
  }

  private static int width(Answer picture) {
    return TestImages.read(bytes(picture)).getWidth();
  }

  private Answer upload(Person person, String name, byte[] file) {
    return api.call(
        person,
        MockMvcRequestBuilders.multipart("/api/lab/files")
            .file(new MockMultipartFile("file", name, "image/png", file)));
  }

  /** Through the server, which alone knows its limits. */
  private int send(byte[] file) throws Exception {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        "--edge\r\nContent-Disposition: form-data; name=f; filename=a.jpg\r\n\r\n"
            .getBytes(ISO_8859_1));
    form.writeBytes(file);
    form.writeBytes("\r\n--edge--\r\n".getBytes(ISO_8859_1));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/lab/files"))
            .header("Content-Type", "multipart/form-data; boundary=edge")
            .header("Authorization", "Bearer " + userId)
            .POST(BodyPublishers.ofByteArray(form.toByteArray()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).statusCode();
    }
  }

  private static byte[] pngAndZip() throws Exception {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(TestImages.png(60, 40));
    try (ZipOutputStream zip = new ZipOutputStream(both)) {
      zip.putNextEntry(new ZipEntry("evil.html"));
      zip.write("evil".getBytes(ISO_8859_1));
    }
    return both.toByteArray();
  }

  /** A GIF with a comment, and a program behind its end. */
  private static byte[] gifAndScript() {
    byte[] gif = TestImages.gif();
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(gif, 0, gif.length - 1);
    both.writeBytes("!\u00FE\u0007/*evil*\0;*/=alert('evil')".getBytes(ISO_8859_1));
    return both.toByteArray();
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(7).nextBytes(noise);
    return noise;
  }
}
