package com.onelastai.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Keycloak's database with the realm imported, made once after a build. A stack that starts with
 * empty data gets a copy, with the secrets that the database knows, and saves the import.
 */
final class KeycloakTemplate {

  private static final String DATABASE = "keycloak/data/h2";
  private static final List<String> SECRETS = List.of("keycloak-admin", "auth-client-secret");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)");

  private final StackSettings settings;
  private final Map<String, String> environment;

  /**
   * @param environment of the Keycloak process: an import copies some of it into the realm
   */
  KeycloakTemplate(StackSettings settings, Map<String, String> environment) {
    this.settings = settings;
    this.environment = environment;
  }

  /** Fills a stack that has no database yet, if a template fits. */
  void apply() throws IOException {
    boolean ownSecret = settings.variable(Accounts.CLIENT_SECRET).isPresent();
    if (!ownSecret && exists() && Files.notExists(settings.data().resolve(DATABASE))) {
      copy(directory(), settings.data());
    }
  }

  boolean exists() throws IOException {
    return Files.exists(directory());
  }

  /** Makes the template from the data of a stack whose Keycloak was stopped after the import. */
  void save(Path data) throws IOException {
    Path part = settings.engines().resolve("realm-template.part");
    FileTree.delete(part);
    copy(data, part);
    FileTree.delete(directory());
    Files.move(part, directory());
  }

  private static void copy(Path from, Path to) throws IOException {
    FileTree.copy(from.resolve(DATABASE), to.resolve(DATABASE));
    for (String secret : SECRETS) {
      FileTree.copy(from.resolve("secrets").resolve(secret), to.resolve("secrets").resolve(secret));
    }
  }

  private Path directory() throws IOException {
    return settings.engines().resolve("realm-template-" + Hash.of(realm() + imported()));
  }

  private String realm() throws IOException {
    return new String(Keycloak.RealmImport.of(settings).bytes(), StandardCharsets.UTF_8);
  }

  /** The variables whose values the import copies into the realm. */
  Map<String, String> imported() throws IOException {
    Map<String, String> imported = new TreeMap<>();
    VARIABLE
        .matcher(realm())
        .results()
        .map(variable -> variable.group(1))
        .filter(name -> environment.containsKey(name) && !name.equals(Accounts.CLIENT_SECRET))
        .forEach(name -> imported.put(name, environment.get(name)));
    return imported;
  }
}
