package com.onelastai.billing.plan;

import static com.onelastai.starter.test.Api.NOBODY;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Buyer;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpMethod;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@BillingServiceIT
class PlanIT {

  private static final String PATH = "/api/billing/plans";
  private static final Query TEAM = new Query(where("_id").is("team"));

  @Autowired Api api;
  @Autowired Plans plans;
  @Autowired Buyer.Market market;
  @Autowired MongoOperations mongo;

  private final Person admin = Person.admin();

  @AfterEach
  void restorePlans() throws Exception {
    mongo.remove(new Query(), Plan.class);
    plans.run(new DefaultApplicationArguments());
  }

  @Test
  void everybodySeesThePlansOnSaleInOrder() {
    Answer listed = api.get(NOBODY, PATH).is(200);

    assertThat(listed.body().at("/items").findValuesAsString("id"))
        .containsExactly("free", "agent", "starter", "pro");
    assertThatJson(listed.text())
        .node("items[1].prices")
        .isEqualTo("{daily: 100, weekly: 500, monthly: 1900}");
    assertThatJson(listed.text())
        .node("items[3]")
        .isObject()
        .containsEntry("agents", null)
        .containsEntry("trialDays", BigDecimal.valueOf(7));
  }

  @Test
  void filesDoNotOverwriteStoredPlans() throws Exception {
    mongo.updateFirst(
        new Query(where("_id").is("pro")), Update.update("name", "Professional"), Plan.class);
    mongo.remove(new Query(where("_id").is("starter")), Plan.class);

    plans.run(new DefaultApplicationArguments());

    assertThat(plans.find("pro")).map(Plan::name).contains("Professional");
    assertThat(plans.find("starter")).isPresent();
  }

  @Test
  void adminAddsAPlan() {
    Answer added = api.post(admin, PATH, team()).is(201);

    assertThat(added.text("/id")).isEqualTo("team");
    assertThat(ids(NOBODY, PATH)).contains("team");
    assertThat(plans.find("team")).map(Plan::prices).contains(Map.of("monthly", 4900L));
    api.post(admin, PATH, team()).is(409, "plan_exists");
  }

  @Test
  void adminReplacesAPlan() {
    api.post(admin, PATH, team()).is(201);
    Map<String, Object> dearer = team();
    dearer.put("id", "pro");
    dearer.put("prices", Map.of("yearly", 50_000, "monthly", 5900));

    Answer changed = api.put(admin, PATH + "/team", dearer).is(200);

    assertThat(changed.text("/id")).isEqualTo("team");
    assertThatJson(changed.text()).node("prices").isEqualTo("{monthly: 5900, yearly: 50000}");
    assertThat(plans.find("team").map(Plan::prices).map(prices -> prices.get("monthly")))
        .isEqualTo(Optional.of(5900L));
    api.put(admin, PATH + "/nothing", team()).is(404, "not_found");
  }

  @Test
  void retiredPlanIsHiddenButNotDeleted() {
    api.post(admin, PATH, team()).is(201);

    api.delete(admin, PATH + "/team").is(204);
    api.delete(admin, PATH + "/team").is(204);

    assertThat(ids(NOBODY, PATH)).doesNotContain("team");
    assertThat(ids(admin, PATH + "?all=true")).contains("team");
    assertThat(plans.find("team")).map(Plan::active).contains(false);
    api.delete(admin, PATH + "/nothing").is(404, "not_found");
  }

  @Test
  void requiredPlansStayOnSale() {
    api.delete(admin, PATH + "/free").is(409, "plan_required");
    api.delete(admin, PATH + "/agent").is(409, "plan_required");

    Map<String, Object> agent = team();
    agent.put("agents", List.of());
    agent.put("active", false);
    api.put(admin, PATH + "/agent", agent).is(409, "plan_required");
    assertThat(ids(NOBODY, PATH)).contains("free", "agent");
  }

  @Test
  void onlyAdminsManagePlans() {
    Person ada = Person.user();
    api.post(ada, PATH, team()).is(403, "forbidden");
    api.put(ada, PATH + "/pro", team()).is(403, "forbidden");
    api.delete(ada, PATH + "/pro").is(403, "forbidden");
    api.get(ada, PATH + "?all=true").is(403, "forbidden");
    api.post(NOBODY, PATH, team()).is(401, "unauthenticated");
    api.get(NOBODY, PATH + "?all=true").is(401, "unauthenticated");
  }

  static Stream<Arguments> invalidFields() {
    return Stream.of(
        arguments("id", null),
        arguments("id", "Team A"),
        arguments("name", " "),
        arguments("name", "a\nb"),
        arguments("name", "a".repeat(61)),
        arguments("description", null),
        arguments("currency", "USD"),
        arguments("currency", "qqq"),
        arguments("currency", "xxx"),
        arguments("currency", "irr"),
        arguments("prices", null),
        arguments("prices", Map.of()),
        arguments("prices", Map.of("hourly", 1)),
        arguments("prices", Map.of("monthly", 0)),
        arguments("prices", Map.of("monthly", 1)),
        arguments("prices", Map.of("monthly", 49)),
        arguments("prices", Map.of("monthly", 4900, "yearly", 49)),
        arguments("prices", Map.of("monthly", 100_000_000)),
        arguments("prices", Map.of("monthly", 1.5)),
        arguments("agents", List.of()),
        arguments("agents", List.of("nobody-knows-it")),
        arguments("trialDays", -1),
        arguments("trialDays", 731),
        arguments("features", null),
        arguments("features", List.of("")),
        arguments("order", -1),
        arguments("active", null));
  }

  @ParameterizedTest
  @MethodSource("invalidFields")
  void invalidFieldIsNamed(String field, @Nullable Object value) {
    Map<String, Object> bad = team();
    bad.put(field, value);

    Answer refused = api.post(admin, PATH, bad).is(400, "invalid_request");

    assertThat(refused.text("/errors/0/field")).startsWith(field).doesNotContain(" ");
    assertThat(mongo.exists(TEAM, Plan.class)).isFalse();
  }

  /** Stripe has a minimum for some currencies, and counts some in steps. */
  @ParameterizedTest
  @CsvSource({
    "usd, 50, 201",
    "gbp, 29, 400",
    "gbp, 30, 201",
    "jpy, 49, 400",
    "jpy, 50, 201",
    "kwd, 1234, 400",
    "kwd, 1230, 201",
    "isk, 150, 400",
    "isk, 200, 201"
  })
  void priceIsOneThatStripeCharges(String currency, long price, int status) {
    Map<String, Object> plan = team();
    plan.put("currency", currency);
    plan.put("prices", Map.of("monthly", price));

    assertThat(api.post(admin, PATH, plan).status()).isEqualTo(status);
  }

  @Test
  void plansOfTheFilesAreValid() throws Exception {
    Stream.of("ben-sega", "fitness-guru", "knight-logic", "tech-wizard", "travel-buddy")
        .forEach(id -> market.agent(id, true));

    JsonNode seeded = api.get(NOBODY, PATH).is(200).body().at("/items");

    assertThat(seeded).hasSize(4);
    for (JsonNode plan : seeded) {
      api.call(
              admin,
              request(HttpMethod.PUT, PATH + "/" + plan.at("/id").asString())
                  .contentType("application/json")
                  .content(plan.toString()))
          .is(200);
    }
  }

  private List<String> ids(Person person, String path) {
    return api.get(person, path).is(200).body().at("/items").findValuesAsString("id");
  }

  private static Map<String, Object> team() {
    return JsonMapper.shared()
        .readValue(
            """
            {"id": "team", "name": "Team", "description": "For a few.", "currency": "usd",
             "prices": {"monthly": 4900}, "agents": null, "trialDays": 0,
             "features": ["All agents"], "order": 9, "active": true}
            """,
            new TypeReference<>() {});
  }
}
