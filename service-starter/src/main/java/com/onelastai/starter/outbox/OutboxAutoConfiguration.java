package com.onelastai.starter.outbox;

import com.onelastai.starter.index.IndexAutoConfiguration;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.messaging.MessagingAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.core.KafkaTemplate;

@AutoConfiguration(after = {MessagingAutoConfiguration.class, IndexAutoConfiguration.class})
@ConditionalOnClass(MongoOperations.class)
@ConditionalOnBean({IndexCreation.class, KafkaTemplate.class})
@EnableConfigurationProperties(OutboxRelay.Properties.class)
@Import({OutboxDocuments.class, OutboxRelay.class, OutboxTemplate.class})
public class OutboxAutoConfiguration {}
