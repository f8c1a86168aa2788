package com.onelastai.starter.mongo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.internal.MongoClientImpl;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MongoLimitsTest {

  private static final String LAX =
      "mongodb://127.0.0.1:1/test?w=1&journal=false&readPreference=secondary&socketTimeoutMS=0"
          + "&connectTimeoutMS=0&serverSelectionTimeoutMS=3600000&waitQueueTimeoutMS=3600000";

  @Test
  void connectionStringCannotLoosenLimitsAndGuarantees() {
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(MongoLimitsAutoConfiguration.class, MongoAutoConfiguration.class))
        .withPropertyValues(
            "spring.mongodb.uri=" + LAX,
            "onelastai.mongodb.limits.connect=5s",
            "onelastai.mongodb.limits.read=10s",
            "onelastai.mongodb.limits.server-selection=11s",
            "onelastai.mongodb.limits.connection-wait=6s")
        .run(context -> {
          MongoClientSettings settings =
              ((MongoClientImpl) context.getBean(MongoClient.class)).getSettings();
          assertThat(settings.getWriteConcern()).isEqualTo(WriteConcern.MAJORITY);
          assertThat(settings.getReadPreference()).isEqualTo(ReadPreference.primary());
          assertThat(settings.getSocketSettings().getConnectTimeout(MILLISECONDS)).isEqualTo(5_000);
          assertThat(settings.getSocketSettings().getReadTimeout(MILLISECONDS)).isEqualTo(10_000);
          assertThat(settings.getClusterSettings().getServerSelectionTimeout(MILLISECONDS))
              .isEqualTo(11_000);
          assertThat(settings.getConnectionPoolSettings().getMaxWaitTime(MILLISECONDS))
              .isEqualTo(6_000);
        });
  }
}
