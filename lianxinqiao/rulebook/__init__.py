"""Rule profiles (规则方案): the law and local rules as versioned data, each value with its authority and article."""
