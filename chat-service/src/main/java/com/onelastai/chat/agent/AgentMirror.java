package com.onelastai.chat.agent;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Has {@code agents} hold the platform's agents as their files describe them, to be looked up. */
@Component
class AgentMirror implements ApplicationRunner {

  private static final Criteria PLATFORM = where("owner").is(null);

  private final AgentCatalogue catalogue;
  private final MongoOperations mongo;

  AgentMirror(AgentCatalogue catalogue, MongoOperations mongo) {
    this.catalogue = catalogue;
    this.mongo = mongo;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    Map<String, Agent> stored =
        mongo.find(new Query(PLATFORM), Agent.class).stream()
            .collect(Collectors.toMap(Agent::id, Function.identity()));
    List<Agent> changed =
        catalogue.all().stream().filter(agent -> !agent.equals(stored.get(agent.id()))).toList();
    List<String> gone =
        stored.keySet().stream().filter(id -> catalogue.find(id).isEmpty()).toList();
    if (!changed.isEmpty() || !gone.isEmpty()) {
      write(changed, gone);
    }
  }

  private void write(List<Agent> changed, List<String> gone) {
    BulkOperations bulk = mongo.bulkOps(BulkMode.UNORDERED, Agent.class);
    for (Agent agent : changed) {
      bulk.replaceOne(
          new Query(where("_id").is(agent.id())), agent, FindAndReplaceOptions.options().upsert());
    }
    if (!gone.isEmpty()) {
      bulk.remove(new Query(where("_id").in(gone)));
    }
    bulk.execute();
  }
}
