package com.onelastai.starter.test.queries;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.index.StaysSmall;
import com.onelastai.starter.test.Engines;
import com.onelastai.starter.test.queries.QueryLog.Noted;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Explains the new queries of each test class after it. */
public final class QueriesUseIndexes implements TestExecutionListener {

  private static final Logger log = LoggerFactory.getLogger(QueriesUseIndexes.class);
  private static final QueryLog LOG = new QueryLog();

  /** Makes the clients of a context tell their queries. */
  public static MongoClientSettingsBuilderCustomizer watch() {
    return settings -> settings.addCommandListener(LOG);
  }

  @Override
  public void afterTestClass(TestContext test) {
    if (!test.hasApplicationContext()) {
      return;
    }
    ApplicationContext context = test.getApplicationContext();
    IndexCreation indexes = context.getBeanProvider(IndexCreation.class).getIfAvailable();
    if (indexes == null) {
      return;
    }
    // A test may end before the indexes are created.
    indexes.run();
    List<String> findings = findings(LOG.drain(), smallCollections(context));
    if (!findings.isEmpty()) {
      throw new AssertionError(
          "%s: these queries read a collection that grows with use. Declare an index, or @StaysSmall:\n%s"
              .formatted(test.getTestClass().getName(), String.join("\n", findings)));
    }
  }

  static List<String> findings(List<Noted> queries, Set<String> smallCollections) {
    return queries.stream()
        .filter(query -> !smallCollections.contains(query.shape().collection()))
        .filter(query -> !query.shape().readsFirstDocuments())
        .filter(QueriesUseIndexes::scansCollection)
        .map(Noted::toString)
        .toList();
  }

  private static Set<String> smallCollections(ApplicationContext context) {
    return context.getBean(MongoMappingContext.class).getPersistentEntities().stream()
        .filter(entity -> entity.isAnnotationPresent(StaysSmall.class))
        .map(MongoPersistentEntity::getCollection)
        .collect(Collectors.toSet());
  }

  private static boolean scansCollection(Noted query) {
    Document explain = new Document("explain", query.command()).append("verbosity", "queryPlanner");
    QueryPlan plan = QueryPlan.of(Server.CLIENT.getDatabase(query.database()).runCommand(explain));
    if (plan.sortsInMemory() && query.shape().limited()) {
      log.warn("Everything that is found is sorted for a part of it: {}", query);
    }
    return plan.scansCollection();
  }

  private static final class Server {

    private static final MongoClient CLIENT = client();

    private static MongoClient client() {
      MongoClient client = MongoClients.create(Engines.mongoUri());
      SpringApplication.getShutdownHandlers().add(client::close);
      return client;
    }
  }
}
