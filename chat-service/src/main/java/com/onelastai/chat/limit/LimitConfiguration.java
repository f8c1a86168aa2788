package com.onelastai.chat.limit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.erasure.HeldForUser;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

  @Bean
  HeldForUser countersOfUser(MongoOperations mongo) {
    return userId -> {
      String days = "^" + Pattern.quote(userId + "/");
      mongo.remove(new Query(where("_id").regex(days)), Counter.class);
    };
  }
}
