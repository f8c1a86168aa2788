package com.onelastai.support.webinar;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.mail.test.MailServer;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.support.calendar.CalendarMail;
import com.onelastai.support.link.SignedLinks;
import com.onelastai.support.test.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class WebinarIT extends ServiceTest {

  private static final String API = "/api/webinars";
  private static final Person ADMIN = Person.admin();
  private static final Instant NOW = Instant.parse("2027-03-01T06:00:00Z");
  private static final Instant START = Instant.parse("2027-03-28T01:00:00Z");

  @Autowired RegistrationDocuments registrations;
  @Autowired WebinarJobs jobs;
  @Autowired SignedLinks links;

  @Test
  void fortyAtOnceForTenSeatsGiveTenSeatsAndThirtyPlacesInOrder() throws Exception {
    goTo(NOW);
    String webinar = addWebinar(10);

    registerAtOnce(webinar, 40);

    assertThat(stored(webinar, RegistrationStatus.REGISTERED))
        .hasSize(10)
        .extracting(Registration::seat)
        .doesNotHaveDuplicates()
        .allMatch(seat -> Registration.seatNumber(String.valueOf(seat)) < 10);
    List<Registration> waiting = stored(webinar, RegistrationStatus.WAITING);
    assertThat(waiting).hasSize(30).extracting(Registration::number).doesNotHaveDuplicates();
    assertThat(waiting).extracting(this::place).containsExactlyElementsOf(oneTo(30));
    waiting.forEach(one -> mails(one.email(), 1));
  }

  @Test
  void whoeverWaitsLongestMovesUpWhenSomebodyLeaves() throws Exception {
    goTo(NOW);
    String webinar = addWebinar(10);
    registerAtOnce(webinar, 40);
    List<Registration> waiting = stored(webinar, RegistrationStatus.WAITING);
    Registration leaving = stored(webinar, RegistrationStatus.REGISTERED).getFirst();
    leave(mails(leaving.email(), 1).getFirst().token()).is(200);

    assertThat(stored(webinar, RegistrationStatus.REGISTERED))
        .hasSize(10)
        .extracting(Registration::id)
        .contains(waiting.getFirst().id())
        .doesNotContain(leaving.id());
    assertThat(stored(webinar, RegistrationStatus.WAITING))
        .extracting(Registration::id)
        .containsExactlyElementsOf(waiting.subList(1, 30).stream().map(Registration::id).toList());
    assertThat(mails(waiting.getFirst().email(), 2).getLast().method()).isEqualTo("REQUEST");
    assertThat(mails(leaving.email(), 2).getLast().method()).isEqualTo("CANCEL");
  }

  @Test
  void manyWhoLeaveAtOnceLetAsManyMoveUp() throws Exception {
    goTo(NOW);
    String webinar = addWebinar(5);
    registerAtOnce(webinar, 15);
    List<Registration> waiting = stored(webinar, RegistrationStatus.WAITING);
    List<Callable<Answer>> calls =
        stored(webinar, RegistrationStatus.REGISTERED).stream()
            .<Callable<Answer>>map(one -> () -> leave(links.sign("webinar", one.id())))
            .toList();

    all(calls);

    assertThat(stored(webinar, RegistrationStatus.REGISTERED))
        .extracting(Registration::id)
        .containsExactlyInAnyOrderElementsOf(
            waiting.subList(0, 5).stream().map(Registration::id).toList());
  }

  @Test
  void sweepFinishesWhatACrashLeft() throws Exception {
    goTo(NOW);
    String webinar = addWebinar(2);
    registerAtOnce(webinar, 4);
    List<Registration> waiting = stored(webinar, RegistrationStatus.WAITING);
    Registration first = waiting.getFirst();
    // As if the process had been killed after somebody left and before anybody moved up.
    mongo.updateFirst(
        byId(stored(webinar, RegistrationStatus.REGISTERED).getFirst().id()),
        Update.update("status", RegistrationStatus.LEFT).unset("seat"),
        Registration.class);
    // And before the last one was told.
    mongo.updateFirst(
        byId(waiting.getLast().id()), Update.update("announced", false), Registration.class);

    jobs.sweep();
    jobs.sweep();

    assertThat(stored(webinar, RegistrationStatus.REGISTERED))
        .hasSize(2)
        .extracting(Registration::id)
        .contains(first.id());
    mails(first.email(), 2);
    mails(waiting.getLast().email(), 2);
  }

  @Test
  void sameAddressTwiceIsOneRegistration() {
    goTo(NOW);
    String webinar = addWebinar(2);

    register(visitor, webinar, email).is(200);
    shows(
        register(Person.visitor(), webinar, email.toUpperCase(Locale.ROOT)).is(200),
        "{status: 'registered', place: null}");

    assertThat(stored(webinar, RegistrationStatus.REGISTERED)).hasSize(1);
    CalendarMail mail = mails(email, 1).getFirst();
    assertThat(mail.start()).isEqualTo(START);
    assertThat(mail.end()).isEqualTo(START.plusSeconds(3600));
    assertThat(mail.mail().plain()).contains("https://meet.example.com/agents", "28 March 2027");
  }

  @Test
  void whoeverLeftMayRegisterAgainAtTheEnd() {
    goTo(NOW);
    String webinar = addWebinar(1);
    register(visitor, webinar, email).is(200);
    register(visitor, webinar, "other-" + email).is(200);
    CalendarMail in = mails(email, 1).getFirst();

    leave(in.token()).is(200);
    leave(in.token()).is(200);
    shows(register(visitor, webinar, email).is(200), "{status: 'waiting', place: 1}");
    leave(mails("other-" + email, 2).getLast().token()).is(200);

    List<CalendarMail> mails = mails(email, 4);
    assertThat(mails).extracting(CalendarMail::hasFile).containsExactly(true, true, false, true);
    assertThat(mails.getLast().sequence()).isGreaterThan(mails.get(1).sequence());
    assertThat(mails.getLast().uid()).isEqualTo(in.uid());
  }

  @Test
  void changedWebinarIsToldOnceToEverybody() {
    goTo(NOW);
    String webinar = addWebinar(1);
    register(visitor, webinar, email).is(200);
    register(visitor, webinar, "other-" + email).is(200);
    CalendarMail before = mails(email, 1).getFirst();
    Map<String, Object> changed = webinar(1);
    changed.put("description", "Another text");
    api.put(ADMIN, API + "/" + webinar, changed).is(200);
    mails(email, 1);

    changed.put("start", START.plusSeconds(7200).toString());
    api.put(ADMIN, API + "/" + webinar, changed).is(200);
    jobs.sweep();

    CalendarMail mail = mails(email, 2).getLast();
    assertThat(mail.start()).isEqualTo(START.plusSeconds(7200));
    assertThat(mail.uid()).isEqualTo(before.uid());
    assertThat(mail.sequence()).isGreaterThan(before.sequence());
    assertThat(mails("other-" + email, 2).getLast().hasFile()).isFalse();
  }

  @Test
  void cancelledWebinarIsToldOnceAndTakesNobody() {
    goTo(NOW);
    String webinar = addWebinar(1);
    register(visitor, webinar, email).is(200);
    register(visitor, webinar, "other-" + email).is(200);
    mails(email, 1);

    cancelWebinar(webinar).is(200);
    cancelWebinar(webinar).is(200);
    jobs.sweep();

    assertThat(mails(email, 2).getLast().method()).isEqualTo("CANCEL");
    mails("other-" + email, 2);
    register(visitor, webinar, "third-" + email).is(409, "webinar_closed");
    api.put(ADMIN, API + "/" + webinar, webinar(5)).is(409, "webinar_closed");
    assertThat(items(api.get(NOBODY, API), "id")).doesNotContain(webinar);
    remindAt(START.minusSeconds(60));
    mails(email, 2);
  }

  @Test
  void capacityIsRaisedAndLowered() throws Exception {
    goTo(NOW);
    String webinar = addWebinar(4);
    registerAtOnce(webinar, 8);
    api.put(ADMIN, API + "/" + webinar, webinar(2)).is(200);
    assertThat(stored(webinar, RegistrationStatus.REGISTERED)).hasSize(4);

    leaveFirst(webinar);
    leaveFirst(webinar);
    assertThat(stored(webinar, RegistrationStatus.REGISTERED)).hasSize(2);
    leaveFirst(webinar);
    assertThat(stored(webinar, RegistrationStatus.REGISTERED)).hasSize(2);

    api.put(ADMIN, API + "/" + webinar, webinar(4)).is(200);
    assertThat(stored(webinar, RegistrationStatus.REGISTERED)).hasSize(4);
    assertThat(stored(webinar, RegistrationStatus.WAITING)).hasSize(1);
  }

  private void leaveFirst(String webinar) {
    Registration first = stored(webinar, RegistrationStatus.REGISTERED).getFirst();
    leave(links.sign("webinar", first.id())).is(200);
  }

  @Test
  void remindersAreSentADayAndAnHourBeforeOnceEach() {
    goTo(NOW);
    String webinar = addWebinar(1);
    register(visitor, webinar, email).is(200);
    register(visitor, webinar, "other-" + email).is(200);
    mails(email, 1);

    remindAt(START.minus(Duration.ofHours(25)));
    mails(email, 1);
    remindAt(START.minus(Duration.ofHours(23)));
    remindAt(START.minus(Duration.ofHours(22)));
    assertThat(mails(email, 2).getLast().mail().subject()).startsWith("Reminder");
    remindAt(START.minus(Duration.ofMinutes(59)));
    remindAt(START.minus(Duration.ofMinutes(58)));
    mails(email, 3);
    remindAt(START.plusSeconds(1));
    mails(email, 3);
    mails("other-" + email, 1);
  }

  @Test
  void otherLinksAreRefused() {
    goTo(NOW);
    String webinar = addWebinar(1);
    register(visitor, webinar, email).is(200);
    String token = mails(email, 1).getFirst().token();
    String id = stored(webinar, RegistrationStatus.REGISTERED).getFirst().id();

    for (String wrong :
        List.of(
            links.sign("consultation", id), id, token.substring(0, token.length() - 2) + "AA")) {
      leave(wrong).is(400, "link_invalid");
      api.get(NOBODY, API + "/registration?token=" + wrong).is(400, "link_invalid");
    }
    shows(
        api.get(NOBODY, API + "/registration?token=" + token).is(200),
        "{status: 'registered', title: 'Agents for beginners'}");
  }

  @Test
  void visitorsSeeWebinarsToComeWithoutTheirLinks() {
    goTo(NOW);
    String webinar = addWebinar(1);

    Answer before = api.get(NOBODY, API + "/" + webinar).is(200);
    register(visitor, webinar, email).is(200);

    assertThat(before.text()).doesNotContain("meet.example.com");
    shows(before, "{full: false, capacity: 1, title: 'Agents for beginners'}");
    shows(api.get(NOBODY, API + "/" + webinar).is(200), "{full: true}");
    assertThat(items(api.get(NOBODY, API), "id")).contains(webinar);
    assertThat(api.get(NOBODY, API).text()).doesNotContain("meet.example.com");
    goTo(START.plusSeconds(1));
    assertThat(items(api.get(NOBODY, API), "id")).doesNotContain(webinar);
    register(visitor, webinar, "late-" + email).is(409, "webinar_closed");
  }

  @Test
  void adminsListAndExportRegistrations() {
    goTo(NOW);
    String webinar = addWebinar(1);
    api.post(
            visitor,
            API + "/register",
            Map.of("webinarId", webinar, "name", "=HYPERLINK(\"x\")", "email", email))
        .is(200);
    register(visitor, webinar, "other-" + email).is(200);
    String list = API + "/" + webinar + "/registrations";

    assertThat(pages(ADMIN, list + "?size=1"))
        .extracting(page -> page.text("/items/0/email"))
        .containsExactly(email, "other-" + email);
    Answer sheet =
        api.call(ADMIN, MockMvcRequestBuilders.get(list).accept(MediaType.valueOf("text/csv")));
    assertThat(sheet.is(200).text().lines())
        .satisfiesExactly(
            head -> assertThat(head).isEqualTo("number,name,email,status,createdAt"),
            row -> assertThat(row).contains("'=HYPERLINK", email, "registered"),
            row -> assertThat(row).contains("Ada Example", "other-" + email, "waiting"));
    api.get(TEAM, list).is(403, "forbidden");
    api.get(NOBODY, list).is(401);
    api.get(TEAM, API + "/all").is(403, "forbidden");
    assertThat(items(api.get(ADMIN, API + "/all"), "link"))
        .contains("https://meet.example.com/agents");
  }

  @ParameterizedTest
  @CsvSource({
    "title, ''",
    "timezone, Mars",
    "link, javascript:alert(1)",
    "start, 9999-01-01T00:00:00Z"
  })
  void wrongWebinarIsRefused(String field, String value) {
    Map<String, Object> wrong = webinar(1);
    wrong.put(field, value);

    isInvalid(api.post(ADMIN, API, wrong), field);
  }

  @Test
  void registrationsOfAUserAreExportedAndErased() {
    goTo(NOW);
    String webinar = addWebinar(1);
    register(person, webinar, email).is(200);
    register(visitor, webinar, "other-" + email).is(200);
    mails("other-" + email, 1);
    assertThat(api.get(person, "/api/support/export").is(200).text("/webinarRegistrations/0/email"))
        .isEqualTo(email);

    registrations.erase(userId);
    jobs.sweep();

    assertThat(stored(webinar, RegistrationStatus.REGISTERED))
        .extracting(Registration::email)
        .containsExactly("other-" + email);
  }

  private void registerAtOnce(String webinar, int people) throws Exception {
    List<Callable<Answer>> calls =
        IntStream.range(0, people)
            .<Callable<Answer>>mapToObj(
                i -> () -> register(Person.visitor(), webinar, i + "-" + email))
            .toList();
    all(calls).forEach(answer -> answer.is(200));
  }

  private static List<Answer> all(List<Callable<Answer>> calls) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
      return threads.invokeAll(calls).stream().map(WebinarIT::answer).toList();
    }
  }

  private static Answer answer(Future<Answer> call) {
    try {
      return call.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private int place(Registration waiting) {
    return Integer.parseInt(
        api.get(NOBODY, API + "/registration?token=" + links.sign("webinar", waiting.id()))
            .is(200)
            .text("/place"));
  }

  private static List<Integer> oneTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  private void goTo(Instant time) {
    clock.setOffset(Duration.ZERO);
    clock.setOffset(Duration.between(clock.instant(), time));
  }

  private void remindAt(Instant time) {
    goTo(time);
    jobs.remind();
  }

  private static List<CalendarMail> mails(String address, int count) {
    return MailServer.mailsTo(address, count).stream().map(CalendarMail::new).toList();
  }

  private List<Registration> stored(String webinar, RegistrationStatus status) {
    return mongo.find(
        new Query(where("webinarId").is(webinar).and("status").is(status)).with(Sort.by("number")),
        Registration.class);
  }

  private Answer register(Person person, String webinar, String address) {
    return api.post(
        person,
        API + "/register",
        Map.of("webinarId", webinar, "name", "Ada Example", "email", address));
  }

  private Answer leave(String token) {
    return api.post(NOBODY, API + "/unregister", Map.of("token", token));
  }

  private Answer cancelWebinar(String webinar) {
    return api.post(ADMIN, API + "/" + webinar + "/cancel", Map.of());
  }

  private String addWebinar(int capacity) {
    return api.post(ADMIN, API, webinar(capacity)).is(201).text("/id");
  }

  private static Map<String, Object> webinar(int capacity) {
    Map<String, Object> webinar = new HashMap<>();
    webinar.put("title", "Agents for beginners");
    webinar.put("description", "What they are and what they do.");
    webinar.put("start", START.toString());
    webinar.put("minutes", 60);
    webinar.put("timezone", "Europe/Berlin");
    webinar.put("capacity", capacity);
    webinar.put("link", "https://meet.example.com/agents");
    return webinar;
  }
}
