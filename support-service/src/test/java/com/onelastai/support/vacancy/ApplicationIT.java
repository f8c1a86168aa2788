package com.onelastai.support.vacancy;

import static com.onelastai.starter.test.Api.NOBODY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.mail.test.MailServer;
import com.onelastai.starter.retention.Purge;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.support.calendar.CalendarMail;
import com.onelastai.support.link.SignedLinks;
import com.onelastai.support.test.ServiceTest;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class ApplicationIT extends ServiceTest {

  private static final String API = "/api/jobs";
  private static final String TEAMS = API + "/applications";
  private static final Person ADMIN = Person.admin();

  @Autowired ApplicationDocuments documents;
  @Autowired SignedLinks links;
  @Autowired Purge purge;
  @LocalServerPort int port;

  @Test
  void applicationReachesTheTeamWithItsFile() throws Exception {
    String job = addJob();
    byte[] file = CvFiles.ordinary();

    apply(visitor, job, "C:\\cvs\\Ada\u202Efdp \"CV\".pdf", file).is(201);

    String id = items(api.get(TEAM, TEAMS + "?jobId=" + job), "id").getFirst();
    shows(
        api.get(TEAM, TEAMS + "/" + id).is(200),
        """
        {status: 'received', name: 'Ada Example', coverLetter: 'Dear team,\\nhello',
         cv: 'Ada_fdp _CV_.pdf', cvSize: %d, job: 'Java developer'}
        """
            .formatted(file.length));
    Answer download = api.get(TEAM, TEAMS + "/" + id + "/cv").is(200);
    assertThat(download.response().getContentAsByteArray()).isEqualTo(file);
    assertThat(download.response().getContentType()).isEqualTo("application/pdf");
    assertThat(download.response().getHeader("Content-Disposition")).startsWith("attachment");
    assertThat(download.response().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(mail().mail().plain()).contains("Java developer", "Ada_fdp _CV_.pdf");
  }

  @Test
  void listsDoNotReadFiles() {
    String job = addJob();
    apply(visitor, job, "cv.pdf", CvFiles.ordinary()).is(201);

    assertThat(documents.list(job, null, null, 10).items())
        .singleElement()
        .satisfies(one -> assertThat(one.cv().content()).isNull());
    assertThat(documents.list(null, ApplicationStatus.RECEIVED, null, 10).items())
        .allSatisfy(one -> assertThat(one.cv().content()).isNull());
  }

  @Test
  void hostileFilesAreRefusedAndNothingIsKept() {
    String job = addJob();
    CvFiles.hostile()
        .forEach((what, file) -> {
          Answer answer = apply(Person.visitor(), job, "cv.pdf", file);
          assertThat(answer.status()).as(what).isEqualTo(415);
          assertThat(answer.text("/code")).as(what).isEqualTo("cv_not_accepted");
        });

    assertThat(stored(job)).isEmpty();
    assertThat(MailServer.mailsTo(email)).isEmpty();
  }

  @Test
  void fileHasAtMostFiveMegabytes() {
    String job = addJob();
    int limit = 5 * 1024 * 1024;

    apply(visitor, job, "cv.pdf", Arrays.copyOf(CvFiles.ordinary(), limit + 1))
        .is(413, "cv_too_large");
    apply(visitor, job, "cv.pdf", Arrays.copyOf(CvFiles.ordinary(), limit)).is(201);
  }

  @Test
  void formOfABrowserIsRead() throws Exception {
    String job = addJob();
    byte[] file = CvFiles.ordinary();

    assertThat(send(job, file)).isEqualTo(201);

    assertThat(stored(job))
        .singleElement()
        .satisfies(application -> {
          assertThat(application.coverLetter()).isEqualTo("Dear team, 日本");
          assertThat(application.cv().content()).isEqualTo(file);
        });
    assertThat(send(addJob(), new byte[6 * 1024 * 1024])).isEqualTo(413);
  }

  /** Sends a form over HTTP, as a browser writes it. */
  private int send(String job, byte[] file) throws Exception {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    Map<String, String> fields = form(job);
    fields.put("coverLetter", "Dear team, 日本");
    fields.forEach(
        (name, value) -> form.writeBytes(part("name=\"" + name + "\"", value.getBytes(UTF_8))));
    form.writeBytes(part("name=\"cv\"; filename=\"a.pdf\"", file));
    form.writeBytes("--b--\r\n".getBytes(UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + API + "/apply"))
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(BodyPublishers.ofByteArray(form.toByteArray()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private static byte[] part(String disposition, byte[] content) {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    part.writeBytes(
        "--b\r\nContent-Disposition: form-data; %s\r\n\r\n".formatted(disposition).getBytes(UTF_8));
    part.writeBytes(content);
    part.writeBytes("\r\n".getBytes(UTF_8));
    return part.toByteArray();
  }

  @Test
  void addressAppliesOnceForAJob() throws Exception {
    String job = addJob();
    byte[] file = CvFiles.ordinary();
    List<Callable<Integer>> calls =
        IntStream.range(0, 8)
            .<Callable<Integer>>mapToObj(
                i -> () -> apply(Person.visitor(), job, "cv.pdf", file).status())
            .toList();

    List<Integer> statuses;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      statuses = threads.invokeAll(calls).stream().map(call -> call.resultNow()).toList();
    }

    assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(7);
    apply(visitor, job, "cv.pdf", file).is(409, "already_applied");
    apply(visitor, addJob(), "cv.pdf", file).is(201);
    assertThat(stored(job)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"name, ''", "email, nobody", "jobId, ''", "name, 'two\nlines'"})
  void wrongFieldsAreNamed(String field, String value) {
    Map<String, String> form = form(addJob());
    form.put(field, value);

    isInvalid(apply(visitor, form, "cv.pdf", CvFiles.ordinary()), field);
  }

  @Test
  void fileIsRequired() {
    isInvalid(api.call(visitor, request(form(addJob()))), "cv");
  }

  @Test
  void closedJobTakesNobody() {
    Map<String, Object> closed = job();
    String job = addJob();
    closed.put("openUntil", clock.instant().minusSeconds(1).toString());
    api.put(ADMIN, API + "/" + job, closed).is(200);

    apply(visitor, job, "cv.pdf", CvFiles.ordinary()).is(409, "job_closed");
    apply(visitor, "nothing", "cv.pdf", CvFiles.ordinary()).is(404, "not_found");
    assertThat(items(api.get(NOBODY, API), "id")).doesNotContain(job);
    assertThat(items(api.get(TEAM, API + "/all"), "id")).contains(job);
    api.get(NOBODY, API + "/" + job).is(200);
  }

  @Test
  void teamFollowsAnApplication() {
    String job = addJob();
    apply(visitor, job, "cv.pdf", CvFiles.ordinary()).is(201);
    String id = stored(job).getFirst().id();

    api.put(TEAM, TEAMS + "/" + id + "/status", Map.of("status", "reviewing")).is(200);
    api.put(TEAM, TEAMS + "/" + id + "/status", Map.of("status", "hired", "note", "Great")).is(200);

    shows(
        api.get(TEAM, TEAMS + "/" + id),
        """
        {status: 'hired', history: [
          {from: 'received', to: 'reviewing', by: '%1$s', note: null, at: '${json-unit.any-string}'},
          {from: 'reviewing', to: 'hired', by: '%1$s', note: 'Great', at: '${json-unit.any-string}'}]}
        """
            .formatted(TEAM.userId()));
    assertThat(items(api.get(TEAM, TEAMS + "?status=hired&jobId=" + job), "id"))
        .containsExactly(id);
    assertThat(items(api.get(TEAM, TEAMS + "?status=received&jobId=" + job), "id")).isEmpty();
    assertThat(items(api.get(TEAM, TEAMS + "?status=hired&size=100"), "id")).contains(id);
    isInvalid(api.put(TEAM, TEAMS + "/" + id + "/status", Map.of("status", "dismissed")), "status");
  }

  @Test
  void onlyTheTeamReadsApplications() {
    String job = addJob();
    apply(person, job, "cv.pdf", CvFiles.ordinary()).is(201);
    String id = stored(job).getFirst().id();

    for (String path : List.of("", "/" + id, "/" + id + "/cv")) {
      api.get(NOBODY, TEAMS + path).is(401);
      api.get(person, TEAMS + path).is(403, "forbidden");
      api.get(ADMIN, TEAMS + path).is(200);
    }
    api.post(TEAM, API, job()).is(403, "forbidden");
  }

  @Test
  void applicantDeletesTheApplicationByItsLink() {
    String job = addJob();
    apply(visitor, job, "cv.pdf", CvFiles.ordinary()).is(201);
    String token = mail().token();
    String id = stored(job).getFirst().id();

    for (String wrong :
        List.of(links.sign("webinar", id), id, token.substring(0, token.length() - 2) + "AA")) {
      erase(wrong).is(400, "link_invalid");
    }
    shows(
        api.get(NOBODY, API + "/application?token=" + token).is(200),
        "{job: 'Java developer', cv: 'cv.pdf'}");
    erase(token).is(204);

    erase(token).is(404, "not_found");
    assertThat(stored(job)).isEmpty();
  }

  @Test
  void applicationIsDeletedWithItsFileAtItsDate() {
    String job = addJob();
    apply(visitor, job, "cv.pdf", CvFiles.ordinary()).is(201);
    mail();

    clock.setOffset(Duration.ofDays(179));
    purge.run();
    assertThat(stored(job)).hasSize(1);
    clock.setOffset(Duration.ofDays(181));
    purge.run();
    assertThat(stored(job)).isEmpty();
  }

  @Test
  void applicationsOfAUserAreExportedAndErased() {
    String job = addJob();
    apply(person, job, "cv.pdf", CvFiles.ordinary()).is(201);
    assertThat(api.get(person, "/api/support/export").is(200).text("/jobApplications/0/email"))
        .isEqualTo(email);

    documents.erase(userId);

    assertThat(stored(job)).isEmpty();
  }

  private CalendarMail mail() {
    return new CalendarMail(MailServer.mailsTo(email, 1).getFirst());
  }

  private List<JobApplication> stored(String job) {
    return mongo.find(new Query(where("jobId").is(job)), JobApplication.class);
  }

  private Answer erase(String token) {
    return api.post(NOBODY, API + "/erase", Map.of("token", token));
  }

  private Answer apply(Person person, String job, String name, byte[] file) {
    return apply(person, form(job), name, file);
  }

  private Answer apply(Person person, Map<String, String> form, String name, byte[] file) {
    return api.call(
        person,
        request(form)
            .with(request -> {
              request.addPart(new MockPart("cv", name, file));
              return request;
            }));
  }

  private static MockHttpServletRequestBuilder request(Map<String, String> form) {
    MockHttpServletRequestBuilder request =
        MockMvcRequestBuilders.post(API + "/apply").contentType(MediaType.MULTIPART_FORM_DATA);
    form.forEach(request::param);
    return request;
  }

  private Map<String, String> form(String job) {
    Map<String, String> form = new HashMap<>();
    form.put("jobId", job);
    form.put("name", "Ada Example");
    form.put("email", email);
    form.put("coverLetter", "Dear team,\nhello");
    return form;
  }

  private String addJob() {
    return api.post(ADMIN, API, job()).is(201).text("/id");
  }

  private Map<String, Object> job() {
    Map<String, Object> job = new HashMap<>();
    job.put("title", "Java developer");
    job.put("department", "Platform");
    job.put("location", "Berlin");
    job.put("type", "full_time");
    job.put("description", "# What you do\nYou write Java.");
    job.put("openUntil", clock.instant().plus(Duration.ofDays(30)).toString());
    return job;
  }
}
