package com.onelastai.e2e.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks the file against the specification and the modules, without Docker. */
class ComposeFileTest {

  private static final Map<String, Object> COMPOSE =
      new Yaml().load(Modules.read(Modules.ROOT.resolve("docker-compose.yml")));
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
  private static final Set<String> READ_BY_THE_IMAGE = Set.of("BIND_ADDRESS");

  static List<String> deployables() {
    return Modules.deployables();
  }

  @Test
  void fileFollowsTheComposeSpecification() throws Exception {
    try (InputStream specification =
        Objects.requireNonNull(getClass().getResourceAsStream("/compose/compose-spec.json"))) {
      ObjectNode rules = (ObjectNode) JsonMapper.shared().readTree(specification);
      // The validator requires an id to be an absolute address.
      rules.remove("$id");
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(rules);
      String json = JsonMapper.shared().writeValueAsString(COMPOSE);
      List<Error> errors = schema.validate(json, InputFormat.JSON);
      assertThat(errors).isEmpty();
    }
  }

  @Test
  void everyModuleIsAServiceAndEveryBuiltServiceAModule() {
    Set<String> built =
        services().entrySet().stream()
            .filter(service -> map(service.getValue(), "build").containsKey("args"))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    assertThat(built).containsExactlyInAnyOrderElementsOf(Modules.deployables());
  }

  @ParameterizedTest
  @MethodSource("deployables")
  void imageIsBuiltFromItsModule(String module) {
    assertThat(map(map(service(module), "build"), "args")).containsEntry("MODULE", module);
  }

  @ParameterizedTest
  @MethodSource("deployables")
  void everyVariableIsOneThatTheModuleReads(String module) {
    Set<String> read = new TreeSet<>(READ_BY_THE_IMAGE);
    read.addAll(variablesIn(module + "/src/main/resources/application.yml"));
    read.addAll(variablesIn("service-starter/src/main/resources/service-defaults.yml"));
    if (Modules.dependenciesOf(module).contains("model")) {
      read.addAll(variablesIn("model/src/main/resources/model.yml"));
    }
    assertThat(read).containsAll(environment(module).keySet());
  }

  @ParameterizedTest
  @MethodSource("deployables")
  void everyAddressOfAnEngineIsSet(String module) {
    Set<String> engines =
        new TreeSet<>(variablesIn(module + "/src/main/resources/application.yml"));
    if (Modules.dependenciesOf(module).contains("service-starter")) {
      engines.addAll(variablesIn("service-starter/src/main/resources/service-defaults.yml"));
    }
    engines.retainAll(
        Set.of(
            "EUREKA_URL",
            "MONGODB_URI",
            "KAFKA_BOOTSTRAP_SERVERS",
            "KEYCLOAK_URL",
            "KEYCLOAK_PUBLIC_URL",
            "SMTP_HOST",
            "ADVERTISED_HOST"));
    assertThat(environment(module).keySet()).containsAll(engines);
  }

  @ParameterizedTest
  @MethodSource("deployables")
  void healthIsCheckedOnThePortOfTheModule(String module) {
    String check = String.valueOf(map(service(module), "healthcheck").get("test"));
    Map<String, Object> environment = environment(module);
    Object port = environment.getOrDefault("MANAGEMENT_PORT", environment.get("PORT"));
    assertThat(check).contains("http://127.0.0.1:" + port + "/actuator/health");
  }

  @ParameterizedTest
  @MethodSource("deployables")
  void portIsTheModulesOwnDefault(String module) {
    String settings =
        Modules.read(Modules.ROOT.resolve(module).resolve("src/main/resources/application.yml"));
    assertThat(settings).contains("${PORT:" + environment(module).get("PORT") + "}");
  }

  @Test
  void serviceHasTheTimeToLeaveDiscoveryAndFinishItsRequests() {
    Modules.services()
        .forEach(name -> assertThat(service(name)).containsEntry("stop_grace_period", "40s"));
  }

  @Test
  void everyServiceIsAskedToEraseADeletedAccount() {
    String settings =
        Modules.read(Modules.ROOT.resolve("auth-service/src/main/resources/application.yml"));
    assertThat(settings).containsPattern("ERASURE_SERVICES:[a-z, -]+}");
    String list = settings.replaceFirst("(?s).*\\$\\{ERASURE_SERVICES:([^}]*)}.*", "$1");
    assertThat(list.split(", ?")).containsExactlyInAnyOrderElementsOf(Modules.services());
  }

  @Test
  void keycloakHasTheSameVersionAsLocallyAndOurProvider() {
    assertThat(map(service("keycloak"), "build")).containsEntry("target", "keycloak");
    Matcher version =
        Pattern.compile("<keycloak.version>(.+)</keycloak.version>")
            .matcher(Modules.read(Modules.ROOT.resolve("pom.xml")));
    assertThat(version.find()).isTrue();
    assertThat(Modules.read(Modules.ROOT.resolve("Dockerfile")))
        .contains("FROM keycloak/keycloak:" + version.group(1) + " AS keycloak\n")
        .contains("/src/auth-service/keycloak/target/keycloak-provider-*.jar");
  }

  @Test
  void keycloakAndAuthServiceAgree() {
    Map<String, Object> shared = new TreeMap<>(environment("auth-service"));
    shared.keySet().retainAll(variablesIn("auth-service/keycloak/onelastai-realm.json"));
    assertThat(shared)
        .containsKeys(
            "ONELASTAI_AUTH_CLIENT_SECRET", "ONELASTAI_PUBLIC_URL", "SMTP_HOST", "SMTP_PORT");
    assertThat(environment("keycloak")).containsAllEntriesOf(shared);
    assertThat(services()).containsKey(String.valueOf(shared.get("SMTP_HOST")));
  }

  @Test
  void onlyTheGatewayAndTheMailPageArePublishedOnLoopback() {
    Map<String, Object> ports = new TreeMap<>();
    services().forEach((name, service) -> ports.put(name, service.get("ports")));
    ports.values().removeIf(Objects::isNull);
    assertThat(ports)
        .isEqualTo(
            Map.of(
                "gateway", List.of("127.0.0.1:8080:8080"),
                "mail", List.of("127.0.0.1:8025:8025")));
  }

  @Test
  void everyDependencyHasAHealthCheck() {
    services()
        .values()
        .forEach(service ->
            map(service, "depends_on")
                .keySet()
                .forEach(dependency -> assertThat(service(dependency)).containsKey("healthcheck")));
  }

  @Test
  void networkAddressesNameServicesOfTheFile() {
    Pattern host = Pattern.compile("://([a-z][a-z-]*)[:/]");
    Stream<String> values =
        deployables().stream()
            .flatMap(module -> environment(module).values().stream())
            .map(String::valueOf);
    assertThat(values.flatMap(value -> host.matcher(value).results().map(m -> m.group(1))))
        .isSubsetOf(Stream.concat(services().keySet().stream(), Stream.of("localhost")).toList());
  }

  private static Map<String, Map<String, Object>> services() {
    return cast(COMPOSE.get("services"));
  }

  private static Map<String, Object> service(String name) {
    assertThat(services()).containsKey(name);
    return services().get(name);
  }

  private static Map<String, Object> environment(String module) {
    return map(service(module), "environment");
  }

  private static Map<String, Object> map(Map<String, Object> parent, String key) {
    Object child = parent.get(key);
    return child == null ? Map.of() : cast(child);
  }

  private static Set<String> variablesIn(String file) {
    Matcher variables = VARIABLE.matcher(Modules.read(Modules.ROOT.resolve(file)));
    return variables.results().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }

  @SuppressWarnings("unchecked")
  private static <T> T cast(Object value) {
    return (T) value;
  }
}
