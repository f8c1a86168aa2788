package com.onelastai.support.consultation;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.mail.test.MailServer;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.support.calendar.CalendarMail;
import com.onelastai.support.link.SignedLinks;
import com.onelastai.support.test.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class ConsultationIT extends ServiceTest {

  private static final String API = "/api/consultations";
  private static final Person ADMIN = Person.admin();
  private static final Instant MONDAY = Instant.parse("2027-03-01T06:00:00Z");
  private static final Instant SLOT = Instant.parse("2027-03-03T09:00:00Z");

  @Autowired ConsultationDocuments documents;
  @Autowired ConsultationReminders reminders;
  @Autowired SignedLinks links;

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, America/New_York, 2027-03-14",
    "America/New_York, Europe/Berlin, 2027-03-14",
    "Europe/Berlin, America/New_York, 2027-03-28",
    "America/New_York, Europe/Berlin, 2027-03-28",
    "Europe/Berlin, America/New_York, 2027-10-31",
    "America/New_York, Europe/Berlin, 2027-10-31",
    "Europe/Berlin, America/New_York, 2027-11-07",
    "America/New_York, Europe/Berlin, 2027-11-07"
  })
  void slotsAreThoseOfTheConsultantOnTheClockOfTheVisitor(
      String consultants, String visitors, LocalDate change) {
    goTo(change.minusDays(10).atStartOfDay(ZoneId.of("UTC")).toInstant());
    ZoneId visitor = ZoneId.of(visitors);
    String consultant = addConsultant(consultants, 60, 0, "00:00", "06:00");

    Answer slots = slots(consultant, change.minusDays(1), change.plusDays(1), visitors);

    Instant from = change.minusDays(1).atStartOfDay(visitor).toInstant();
    Instant before = change.plusDays(2).atStartOfDay(visitor).toInstant();
    List<Instant> expected =
        Stream.iterate(from, time -> time.isBefore(before), time -> time.plusSeconds(3600))
            .filter(time -> isBeforeSix(time, ZoneId.of(consultants)))
            .toList();
    assertThat(items(slots, "start").stream().map(Instant::parse))
        .containsExactlyElementsOf(expected);
    assertThat(items(slots, "local"))
        .containsExactlyElementsOf(
            expected.stream()
                .map(time -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(visitor)))
                .toList());
  }

  private static boolean isBeforeSix(Instant time, ZoneId zone) {
    return time.atZone(zone).toLocalTime().isBefore(LocalTime.of(6, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, America/New_York, 2027-10-31T00:30:00Z",
    "Europe/Berlin, America/New_York, 2027-10-31T01:30:00Z",
    "America/New_York, Europe/Berlin, 2027-03-14T07:00:00Z",
    "America/New_York, Europe/Berlin, 2027-11-07T05:30:00Z",
    "America/New_York, Europe/Berlin, 2027-11-07T06:30:00Z"
  })
  void bookingInAnHourThatIsShownTwiceIsReadBackFromTheCalendarFile(
      String consultants, String visitors, Instant start) {
    goTo(start.minus(Duration.ofDays(10)));
    String consultant = addConsultant(consultants, 30, 0, "00:00", "24:00");

    Answer booked = book(visitor, consultant, start, visitors).is(201);

    assertThat(Instant.parse(booked.text("/start"))).isEqualTo(start);
    CalendarMail mail = mails(1).getFirst();
    assertThat(mail.start()).isEqualTo(start);
    assertThat(mail.end()).isEqualTo(start.plus(Duration.ofMinutes(30)));
    assertThat(mail.method()).isEqualTo("REQUEST");
    assertThat(mail.mail().plain()).contains("Grace", "An agent for our shop");
  }

  @Test
  void fiftyPeopleAtOnceGetOneSlot() throws Exception {
    goTo(MONDAY);
    String consultant = addConsultant("UTC", 60, 0, "09:00", "12:00");
    List<Callable<Answer>> calls =
        IntStream.range(0, 50)
            .<Callable<Answer>>mapToObj(
                i -> () -> book(Person.visitor(), consultant, SLOT, "UTC", i + "-" + email))
            .toList();

    List<String> outcomes;
    try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
      outcomes = threads.invokeAll(calls).stream().map(ConsultationIT::outcome).toList();
    }

    assertThat(outcomes).filteredOn("201"::equals).hasSize(1);
    assertThat(outcomes).filteredOn("409 slot_taken"::equals).hasSize(49);
    assertThat(items(slots(consultant, day(SLOT), day(SLOT), "UTC"), "start"))
        .containsExactly("2027-03-03T10:00:00Z", "2027-03-03T11:00:00Z");
  }

  private static String outcome(Future<Answer> call) {
    try {
      Answer answer = call.get();
      return answer.status() == 201 ? "201" : answer.status() + " " + answer.text("/code");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void newHoursDoNotOverlapOldBookings() {
    goTo(MONDAY);
    String consultant = addConsultant("UTC", 60, 0, "09:00", "12:00");
    book(visitor, consultant, SLOT, "UTC").is(201);

    api.put(ADMIN, API + "/consultants/" + consultant, consultant("UTC", 60, 0, "08:30", "11:30"))
        .is(200);

    assertThat(items(slots(consultant, day(SLOT), day(SLOT), "UTC"), "start"))
        .containsExactly("2027-03-03T10:30:00Z");
    book(visitor, consultant, SLOT.minusSeconds(1800), "UTC").is(409, "slot_taken");
    book(visitor, consultant, SLOT.plusSeconds(1800), "UTC").is(409, "slot_taken");
  }

  @Test
  void onlyStartsOfSlotsOnOfferAreBooked() {
    goTo(MONDAY);
    String consultant = addConsultant("UTC", 60, 0, "06:00", "12:00");

    isInvalid(book(visitor, consultant, SLOT.plusSeconds(900), "UTC"), "start");
    isInvalid(book(visitor, consultant, SLOT.minus(Duration.ofDays(7)), "UTC"), "start");
    isInvalid(book(visitor, consultant, MONDAY.plus(Duration.ofHours(1)), "UTC"), "start");
    isInvalid(book(visitor, consultant, SLOT.plus(Duration.ofDays(100)), "UTC"), "start");
    isInvalid(book(visitor, consultant, Instant.MAX, "UTC"), "start");
    isInvalid(book(visitor, consultant, SLOT, "Berlin"), "timezone");
    book(visitor, "nobody", SLOT, "UTC").is(404, "not_found");
    assertThat(MailServer.mailsTo(email)).isEmpty();
  }

  @Test
  void consultantWhoIsNotActiveIsNotOffered() {
    goTo(MONDAY);
    String consultant = addConsultant("UTC", 60, 0, "09:00", "12:00");
    Map<String, Object> inactive = consultant("UTC", 60, 0, "09:00", "12:00");
    inactive.put("active", false);
    api.put(ADMIN, API + "/consultants/" + consultant, inactive).is(200);

    assertThat(items(api.get(NOBODY, API + "/consultants"), "id")).doesNotContain(consultant);
    assertThat(items(api.get(ADMIN, API + "/schedules"), "id")).contains(consultant);
    slots(consultant, day(SLOT), day(SLOT), "UTC").is(404, "not_found");
    book(visitor, consultant, SLOT, "UTC").is(404, "not_found");
  }

  @Test
  void bookingIsMovedByItsLink() {
    goTo(MONDAY);
    String consultant = addConsultant("UTC", 60, 0, "09:00", "12:00");
    book(visitor, consultant, SLOT, "UTC").is(201);
    CalendarMail booked = mails(1).getFirst();
    Instant later = SLOT.plusSeconds(3600);

    shows(
        api.get(NOBODY, API + "/booking?token=" + booked.token()).is(200),
        "{status: 'booked', start: '2027-03-03T09:00:00Z'}");
    move(booked.token(), later).is(200);

    CalendarMail moved = mails(2).getLast();
    assertThat(moved.method()).isEqualTo("REQUEST");
    assertThat(moved.uid()).isEqualTo(booked.uid());
    assertThat(moved.sequence()).isGreaterThan(booked.sequence());
    assertThat(moved.start()).isEqualTo(later);
    assertThat(items(slots(consultant, day(SLOT), day(SLOT), "UTC"), "start"))
        .containsExactly("2027-03-03T09:00:00Z", "2027-03-03T11:00:00Z");
  }

  @Test
  void consultantWithAnAddressIsTold() {
    goTo(MONDAY);
    Map<String, Object> grace = consultant("Europe/Berlin", 60, 0, "09:00", "12:00");
    grace.put("email", "grace-" + email);
    String consultant = api.post(ADMIN, API + "/consultants", grace).is(201).text("/id");
    book(visitor, consultant, SLOT, "UTC").is(201);
    cancel(mails(1).getFirst().token()).is(200);

    assertThat(MailServer.mailsTo("grace-" + email, 2).stream().map(CalendarMail::new))
        .satisfiesExactly(
            booked -> {
              assertThat(booked.method()).isEqualTo("REQUEST");
              assertThat(booked.start()).isEqualTo(SLOT);
              assertThat(booked.mail().plain()).contains("10:00", email).doesNotContain("token=");
            },
            cancelled -> assertThat(cancelled.method()).isEqualTo("CANCEL"));
  }

  @Test
  void bookingIsNotMovedToATakenSlot() {
    goTo(MONDAY);
    String consultant = addConsultant("UTC", 60, 0, "09:00", "12:00");
    book(visitor, consultant, SLOT, "UTC").is(201);
    String token = mails(1).getFirst().token();
    Instant taken = SLOT.plusSeconds(3600);
    book(Person.visitor(), consultant, taken, "UTC", "other-" + email).is(201);

    move(token, taken).is(409, "slot_taken");
    isInvalid(move(token, SLOT.plusSeconds(60)), "start");

    shows(
        api.get(NOBODY, API + "/booking?token=" + token).is(200),
        "{start: '2027-03-03T09:00:00Z'}");
  }

  @Test
  void cancelledSlotIsFreeAgain() {
    goTo(MONDAY);
    String consultant = addConsultant("UTC", 60, 0, "09:00", "10:00");
    book(visitor, consultant, SLOT, "UTC").is(201);
    CalendarMail booked = mails(1).getFirst();

    cancel(booked.token()).is(200);
    cancel(booked.token()).is(200);

    CalendarMail cancelled = mails(2).getLast();
    assertThat(cancelled.method()).isEqualTo("CANCEL");
    assertThat(cancelled.status()).isEqualTo("CANCELLED");
    assertThat(cancelled.uid()).isEqualTo(booked.uid());
    assertThat(cancelled.sequence()).isGreaterThan(booked.sequence());
    move(booked.token(), SLOT.plus(Duration.ofDays(1))).is(409, "booking_closed");
    book(visitor, consultant, SLOT, "UTC").is(201);
  }

  @Test
  void otherLinksAreRefused() {
    goTo(MONDAY);
    String consultant = addConsultant("UTC", 60, 0, "09:00", "12:00");
    String id = book(visitor, consultant, SLOT, "UTC").is(201).text("/id");
    String token = mails(1).getFirst().token();

    for (String wrong :
        List.of(
            links.sign("webinar", id),
            links.sign("application", id),
            id,
            token.substring(0, token.length() - 2) + "AA",
            "x" + token)) {
      api.get(NOBODY, API + "/booking?token=" + wrong).is(400, "link_invalid");
      move(wrong, SLOT.plusSeconds(3600)).is(400, "link_invalid");
      cancel(wrong).is(400, "link_invalid");
    }
    cancel(links.sign("consultation", UUID.randomUUID().toString())).is(404, "not_found");
    shows(api.get(NOBODY, API + "/booking?token=" + token).is(200), "{status: 'booked'}");
  }

  @Test
  void remindersAreSentADayAndAnHourBeforeOnceEach() {
    goTo(MONDAY);
    String consultant = addConsultant("UTC", 60, 0, "09:00", "12:00");
    book(visitor, consultant, SLOT, "UTC").is(201);
    mails(1);

    remindAt(SLOT.minus(Duration.ofHours(25)));
    assertThat(mails(1)).hasSize(1);
    remindAt(SLOT.minus(Duration.ofHours(23)));
    remindAt(SLOT.minus(Duration.ofHours(22)));
    assertThat(mails(2).getLast().mail().subject()).startsWith("Reminder");
    remindAt(SLOT.minus(Duration.ofMinutes(59)));
    remindAt(SLOT.minus(Duration.ofMinutes(58)));
    mails(3);
    remindAt(SLOT.plusSeconds(1));
    mails(3);
  }

  @Test
  void runsAtTheSameTimeSendOneReminder() throws Exception {
    goTo(MONDAY);
    String consultant = addConsultant("UTC", 60, 0, "09:00", "12:00");
    book(visitor, consultant, SLOT, "UTC").is(201);
    String token = mails(1).getFirst().token();
    goTo(SLOT.minus(Duration.ofHours(20)));

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Object> run :
          threads.invokeAll(Collections.nCopies(8, Executors.callable(reminders::send)))) {
        run.get();
      }
    }

    // Mails of one booking arrive in their order, so that a second reminder would be before this.
    cancel(token).is(200);
    assertThat(mails(3)).extracting(CalendarMail::hasFile).containsExactly(true, false, true);
  }

  @Test
  void mailIsInTheFirstLanguageOfTheBrowserThatThereAreTextsIn() {
    goTo(MONDAY);
    String consultant = addConsultant("UTC", 60, 0, "09:00", "12:00");

    api.call(
            visitor,
            MockMvcRequestBuilders.post(API)
                .header("Accept-Language", "tlh, de-AT;q=0.9, en;q=0.5")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    """
                    {"consultantId": "%s", "start": "%s", "timezone": "Europe/Vienna",
                     "name": "Ada", "email": "%s", "topic": "Agenten"}
                    """
                        .formatted(consultant, SLOT, email)))
        .is(201);

    assertThat(mails(1).getFirst().mail().subject()).isEqualTo("Ihre Beratung mit Grace");
    assertThat(mails(1).getFirst().mail().plain()).contains("3. März 2027, 10:00");
  }

  @Test
  void remindersFollowAMovedBookingAndEndWithACancelledOne() {
    goTo(MONDAY);
    String consultant = addConsultant("UTC", 60, 0, "09:00", "12:00");
    book(visitor, consultant, SLOT, "UTC").is(201);
    String token = mails(1).getFirst().token();
    Instant later = SLOT.plus(Duration.ofDays(2));
    move(token, later).is(200);
    mails(2);

    remindAt(SLOT.minus(Duration.ofMinutes(30)));
    mails(2);
    remindAt(later.minus(Duration.ofHours(10)));
    mails(3);
    cancel(token).is(200);
    mails(4);
    remindAt(later.minus(Duration.ofMinutes(10)));
    mails(4);
  }

  @Test
  void addressHasThreeBookingsToComeAndAVisitorBooksFiveADay() {
    goTo(MONDAY);
    String consultant = addConsultant("UTC", 60, 0, "00:00", "24:00");
    for (int i = 0; i < 3; i++) {
      book(Person.visitor(), consultant, SLOT.plusSeconds(i * 3600L), "UTC").is(201);
    }
    book(Person.visitor(), consultant, SLOT.plusSeconds(7200 + 3600L), "UTC")
        .is(409, "too_many_bookings");

    for (int i = 4; i < 9; i++) {
      book(visitor, consultant, SLOT.plusSeconds(i * 3600L), "UTC", i + "-" + email).is(201);
    }
    book(visitor, consultant, SLOT.plusSeconds(9 * 3600L), "UTC", "9-" + email)
        .is(429, "limit_reached");
    mails(3);
  }

  @Test
  void teamSeesTheDayCancelsAndNotes() {
    goTo(MONDAY);
    String consultant = addConsultant("UTC", 60, 0, "09:00", "12:00");
    String other = addConsultant("UTC", 60, 0, "09:00", "12:00");
    String second = book(visitor, consultant, SLOT.plusSeconds(3600), "UTC").is(201).text("/id");
    String first = book(visitor, consultant, SLOT, "UTC").is(201).text("/id");
    book(visitor, other, SLOT, "UTC").is(201);
    mails(3);
    String list = API + "?day=2027-03-03&consultantId=" + consultant;

    assertThat(items(api.get(TEAM, list), "id")).containsExactly(first, second);
    assertThat(pages(TEAM, list + "&size=1"))
        .extracting(page -> page.text("/items/0/id"))
        .containsExactly(first, second);
    assertThat(items(api.get(TEAM, API + "?day=2027-03-02&consultantId=" + consultant), "id"))
        .isEmpty();
    assertThat(items(api.get(TEAM, API + "?day=2027-03-03"), "id")).contains(first, second);

    api.put(TEAM, API + "/" + first + "/note", Map.of("note", "Knows Java")).is(200);
    api.post(TEAM, API + "/" + first + "/cancel", Map.of()).is(200);

    shows(api.get(TEAM, API + "/" + first).is(200), "{status: 'cancelled', note: 'Knows Java'}");
    assertThat(items(api.get(TEAM, list + "&status=booked"), "id")).containsExactly(second);
    assertThat(mails(4).getLast().method()).isEqualTo("CANCEL");
  }

  @Test
  void teamAndAdminsAreAskedForTheirRoles() {
    for (String path : List.of("?day=2027-03-03", "/x")) {
      api.get(NOBODY, API + path).is(401);
      api.get(person, API + path).is(403, "forbidden");
    }
    api.get(TEAM, API + "/schedules").is(403, "forbidden");
    api.post(TEAM, API + "/consultants", consultant("UTC", 60, 0, "09:00", "12:00")).is(403);
  }

  @ParameterizedTest
  @CsvSource({
    "timezone, Berlin",
    "name, ''",
    "slotMinutes, 7",
    "slotMinutes, 17",
    "bufferMinutes, 3"
  })
  void wrongConsultantIsRefused(String field, String value) {
    Map<String, Object> wrong = consultant("UTC", 60, 0, "09:00", "12:00");
    wrong.put(field, field.endsWith("Minutes") ? Integer.valueOf(value) : value);

    isInvalid(api.post(ADMIN, API + "/consultants", wrong), field);
  }

  @Test
  void hoursThatMakeNoSenseAreNamed() {
    isInvalid(
        api.post(ADMIN, API + "/consultants", consultant("UTC", 60, 0, "12:00", "09:00")).is(400),
        IntStream.range(0, 7).mapToObj(i -> "weekly[" + i + "].hours").toList());
    Map<String, Object> wrong = consultant("UTC", 60, 0, "09:00", "12:00");
    wrong.put(
        "specialDays", List.of(Map.of("date", "2027-02-30", "closed", true, "hours", List.of())));
    isInvalid(api.post(ADMIN, API + "/consultants", wrong), "specialDays[0].date");
  }

  @Test
  void rangeOfSlotsIsBounded() {
    String consultant = addConsultant("UTC", 60, 0, "09:00", "12:00");
    LocalDate first = LocalDate.of(2027, 3, 1);

    isInvalid(slots(consultant, first, first.plusDays(31), "UTC"), "to");
    isInvalid(slots(consultant, first, first.minusDays(1), "UTC"), "to");
    isInvalid(slots(consultant, first, LocalDate.of(9999, 1, 1), "UTC"), "to");
    isInvalid(slots(consultant, first, first, "Mars"), "timezone");
    slots(consultant, first, first.plusDays(30), "UTC").is(200);
  }

  @Test
  void bookingsOfAUserAreListedExportedAndErased() {
    goTo(MONDAY);
    String consultant = addConsultant("UTC", 60, 0, "09:00", "12:00");
    String id = book(person, consultant, SLOT, "UTC").is(201).text("/id");
    mails(1);

    assertThat(items(api.get(person, API + "/mine"), "id")).containsExactly(id);
    assertThat(api.get(person, "/api/support/export").is(200).text("/consultations/0/email"))
        .isEqualTo(email);

    documents.erase(userId);

    assertThat(items(api.get(person, API + "/mine"), "id")).isEmpty();
    assertThat(items(slots(consultant, day(SLOT), day(SLOT), "UTC"), "start"))
        .contains("2027-03-03T09:00:00Z");
  }

  private void goTo(Instant time) {
    clock.setOffset(Duration.ZERO);
    clock.setOffset(Duration.between(clock.instant(), time));
  }

  private void remindAt(Instant time) {
    goTo(time);
    reminders.send();
  }

  private List<CalendarMail> mails(int count) {
    return MailServer.mailsTo(email, count).stream().map(CalendarMail::new).toList();
  }

  private Answer slots(String consultant, LocalDate from, LocalDate to, String zone) {
    return api.get(
        NOBODY,
        API
            + "/slots?consultantId=%s&from=%s&to=%s&timezone=%s"
                .formatted(consultant, from, to, zone));
  }

  private Answer book(Person person, String consultant, Instant start, String zone) {
    return book(person, consultant, start, zone, email);
  }

  private Answer book(Person person, String consultant, Instant start, String zone, String email) {
    return api.post(
        person,
        API,
        Map.of(
            "consultantId",
            consultant,
            "start",
            start.toString(),
            "timezone",
            zone,
            "name",
            "Ada Example",
            "email",
            email,
            "topic",
            "An agent for our shop"));
  }

  private Answer move(String token, Instant start) {
    return api.post(NOBODY, API + "/reschedule", Map.of("token", token, "start", start.toString()));
  }

  private Answer cancel(String token) {
    return api.post(NOBODY, API + "/cancel", Map.of("token", token));
  }

  private String addConsultant(String zone, int slot, int buffer, String from, String to) {
    return api.post(ADMIN, API + "/consultants", consultant(zone, slot, buffer, from, to))
        .is(201)
        .text("/id");
  }

  private static Map<String, Object> consultant(
      String zone, int slot, int buffer, String from, String to) {
    Map<String, Object> consultant = new HashMap<>();
    consultant.put("name", "Grace");
    consultant.put("topic", "Agents for your business");
    consultant.put("timezone", zone);
    consultant.put(
        "weekly",
        IntStream.rangeClosed(1, 7)
            .mapToObj(day -> Map.of("day", day, "hours", Map.of("from", from, "to", to)))
            .toList());
    consultant.put("specialDays", List.of());
    consultant.put("slotMinutes", slot);
    consultant.put("bufferMinutes", buffer);
    consultant.put("active", true);
    return consultant;
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneId.of("UTC"));
  }

  private static void isInvalid(Answer answer, List<String> fields) {
    assertThat(texts(answer.is(400, "invalid_request"), "/errors", "field"))
        .containsExactlyElementsOf(fields);
  }
}
