package com.onelastai.events.community;

import com.onelastai.events.DomainEvent;

/** An event about what members write, how others answer it, and what taking part is worth. */
public sealed interface CommunityEvent extends DomainEvent
    permits AchievementEarned,
        CommentAdded,
        CommentWithdrawn,
        ContentFlagged,
        ContentLiked,
        ContentModerated,
        ContentReported,
        ContentWritten,
        MemberMentioned,
        PostPublished,
        RewardRedeemed,
        SuggestionAdvanced {

  String TOPIC = "community.v1";
}
