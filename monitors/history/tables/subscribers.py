"""What subscribers chose: mutes, reminders, start messages, addresses that left."""
