package com.onelastai.lab.analytics;

import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.projection.DailyFigures;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** The collection {@code labfigures}: counters by owner, day and kind of experiment. */
@Configuration
class LabFigures {

  @Bean
  DailyFigures figuresOfLab(
      MongoDatabaseFactory mongo,
      IndexCreation indexes,
      @Value("${onelastai.lab.figures-retention}") Duration retention) {
    return new DailyFigures(mongo, indexes, "labfigures", "experiments", retention);
  }
}
