package com.onelastai.tools.usage;

import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.projection.DailyFigures;
import com.onelastai.tools.usage.ToolUsages.RetentionProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** The collection {@code toolfigures}: counters by owner, day and tool. */
@Configuration
class ToolFigures {

  @Bean
  DailyFigures figuresOfTools(
      MongoDatabaseFactory mongo, IndexCreation indexes, RetentionProperties retention) {
    return new DailyFigures(mongo, indexes, "toolfigures", "tools", retention.figures());
  }
}
