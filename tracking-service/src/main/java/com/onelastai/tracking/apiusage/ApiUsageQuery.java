package com.onelastai.tracking.apiusage;

import com.mongodb.client.model.Filters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** Reads counted days by their ids. */
@Component
class ApiUsageQuery {

  private final MongoDatabaseFactory mongo;

  ApiUsageQuery(MongoDatabaseFactory mongo) {
    this.mongo = mongo;
  }

  /** From the latest day to the earliest, at each the most called endpoint first. */
  List<EndpointUsage> read(String owner, LocalDate from, LocalDate to) {
    List<String> ids =
        from.datesUntil(to.plusDays(1)).map(day -> new UsageDay(owner, day).id()).toList();
    List<Document> days =
        mongo
            .getMongoDatabase()
            .getCollection(UsageDay.COLLECTION)
            .find(Filters.in("_id", ids))
            .into(new ArrayList<>());
    return days.stream()
        .sorted(Comparator.comparing((Document day) -> day.getString("_id")).reversed())
        .flatMap(day -> EndpointUsage.ofDay(day).stream())
        .toList();
  }
}
