package com.onelastai.auth.avatar;

import static com.mongodb.client.model.Filters.eq;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.onelastai.auth.user.StoredUsers;
import com.onelastai.auth.user.UserIT;
import com.onelastai.auth.user.Users;
import com.onelastai.image.TestImages;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.query.Update;

@UserIT
class AvatarIT {

  private static final String BOUNDARY = "boundary-of-the-form";

  private final HttpClient http = HttpClient.newHttpClient();
  @Autowired private StoredUsers stored;
  @Autowired private Users users;
  @LocalServerPort private int port;
  private String id = "";

  @BeforeEach
  void createAccount() {
    id = stored.add();
  }

  @Test
  void uploadedPictureIsShownUnderAnAddressThatNeverChanges() throws Exception {
    String address = uploaded(TestImages.jpeg(900, 600));
    assertThat(address).startsWith("/api/user/profile/" + id + "/avatar?v=");
    assertThat(stored.document(id)).containsEntry("avatar", address);
    HttpResponse<byte[]> shown = get(address, null);
    assertStatus(200, shown);
    assertThat(header(shown, "Content-Type")).isEqualTo("image/png");
    assertThat(header(shown, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(shown, "Cache-Control")).contains("private", "immutable", "max-age=31536000");
    assertThat(TestImages.read(shown.body()).getWidth()).isEqualTo(512);
    assertThat(stored.changes(id)).containsExactly("profile_changed avatar");
  }

  @Test
  void unchangedPictureIsNotSentAgain() throws Exception {
    String address = uploaded(TestImages.png(60, 40));
    String tag = header(get(address, null), "ETag");
    HttpRequest again = request(address, null).header("If-None-Match", tag).GET().build();
    assertStatus(304, http.send(again, BodyHandlers.ofByteArray()));
  }

  @Test
  void newPictureHasANewAddressAndTheOldOneIsNotKeptForever() throws Exception {
    String first = uploaded(TestImages.png(60, 40));
    String second = uploaded(TestImages.webp());
    assertThat(second).isNotEqualTo(first);
    assertThat(header(get(first, null), "Cache-Control"))
        .contains("no-cache")
        .doesNotContain("immutable");
  }

  @Test
  void pictureOfAHiddenProfileIsForItsUserAndAdmins() throws Exception {
    String address = uploaded(TestImages.png(60, 40));
    users.update(id, new Update().set("preferences.privacy.showProfile", false));
    assertStatus(404, get(address, null));
    assertStatus(404, get(address, stored.add()));
    assertStatus(200, get(address, id));
    assertStatus(200, get(address, "admin"));
  }

  @Test
  void removedPictureIsGone() throws Exception {
    String address = uploaded(TestImages.png(60, 40));
    assertStatus(403, delete(stored.add()));
    assertStatus(204, delete(id));
    assertStatus(204, delete(id));
    assertStatus(404, get(address, id));
    assertThat(stored.document(id)).doesNotContainKey("avatar");
    assertThat(stored.count("userprofiles", eq("avatar.version", address.split("=")[1]))).isZero();
    assertThat(stored.changes(id)).hasSize(2);
  }

  @Test
  void onlyTheUserAndAdminsUpload() throws Exception {
    byte[] form = form(TestImages.png(60, 40));
    assertRefused(upload(form, stored.add()), 403, "forbidden");
    assertRefused(upload(form, null), 401, "unauthenticated");
    assertStatus(200, upload(form, "admin"));
  }

  @Test
  void otherFilesAndTooLargePicturesAreRefused() throws Exception {
    assertRefused(upload(form("GIF89".getBytes(UTF_8)), id), 415, "unsupported_image");
    assertRefused(
        upload(form(TestImages.pngThatClaims(50_000, 50_000)), id), 400, "image_too_large");
    for (int size : new int[] {5 * 1024 * 1024 + 1, 7 * 1024 * 1024, 15 * 1024 * 1024}) {
      assertRefused(upload(form(new byte[size]), id), 413, "content_too_large");
    }
    assertThat(stored.document(id)).doesNotContainKey("avatar");
  }

  @Test
  void fileOfFiveMegabytesIsAccepted() throws Exception {
    byte[] padded = Arrays.copyOf(TestImages.jpeg(60, 40), 5 * 1024 * 1024);
    assertStatus(200, upload(form("picture", padded), id));
  }

  @Test
  void formWithoutExactlyOneFileIsRefused() throws Exception {
    assertRefused(
        upload(("--" + BOUNDARY + "--\r\n").getBytes(US_ASCII), id), 400, "invalid_request");
    HttpRequest json =
        request("/api/user/profile/" + id + "/avatar", id)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    assertRefused(http.send(json, BodyHandlers.ofString()), 415, "unsupported_media_type");
  }

  private String uploaded(byte[] file) throws Exception {
    HttpResponse<String> answer = upload(form(file), id);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonPath.read(answer.body(), "$.avatar");
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElseThrow();
  }

  private HttpResponse<String> upload(byte[] form, @Nullable String token) throws Exception {
    HttpRequest request =
        request("/api/user/profile/" + id + "/avatar", token)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(form))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<byte[]> get(String address, @Nullable String token) throws Exception {
    return http.send(request(address, token).GET().build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<String> delete(String token) throws Exception {
    HttpRequest request = request("/api/user/profile/" + id + "/avatar", token).DELETE().build();
    return http.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String address, @Nullable String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private static byte[] form(byte[] file) throws Exception {
    return form("avatar", file);
  }

  private static byte[] form(String name, byte[] file) throws Exception {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a.exe\"\r\n"
            + "Content-Type: text/plain\r\n\r\n";
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.write(head.formatted(BOUNDARY, name).getBytes(US_ASCII));
    form.write(file);
    form.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(US_ASCII));
    return form.toByteArray();
  }

  private static void assertStatus(int status, HttpResponse<?> answer) {
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo(code);
  }
}
