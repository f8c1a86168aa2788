package com.onelastai.chat.answer;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param maxTokens how long an answer may become
 * @param concurrent how many answers this process makes at once
 * @param perOwner how many of them for one user or visitor
 * @param titles whether the model gives conversations their titles
 */
@ConfigurationProperties("onelastai.answers")
record AnswerProperties(int maxTokens, int concurrent, int perOwner, boolean titles) {}
