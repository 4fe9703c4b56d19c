// Command rego is the Rego toolchain that ships inside ringfence: build, check, fmt and test on OPA's public packages.
// It reads the files it is given, answers with one JSON document on stdout, and never touches the network.
package main

import (
	"archive/tar"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/compile"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/format"
	"github.com/open-policy-agent/opa/v1/loader"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
	"github.com/open-policy-agent/opa/v1/topdown"
)

type options struct {
	capabilities *ast.Capabilities
	schemas      *ast.SchemaSet
	write        bool
	coverage     bool
	paths        []string
}

type diagnostic struct {
	File    string `json:"file,omitempty"`
	Row     int    `json:"row,omitempty"`
	Col     int    `json:"col,omitempty"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

var verbs = map[string]func(options) (any, error){"build": build, "check": check, "fmt": formatFiles, "test": test}

func main() {
	if len(os.Args) < 2 || verbs[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: rego build|check|fmt|test [flags] PATH...")
		os.Exit(2)
	}
	o, err := parse(os.Args[1], os.Args[2:])
	if err != nil {
		answer(nil, err)
	}
	answer(verbs[os.Args[1]](o))
}

func parse(verb string, args []string) (options, error) {
	flags := flag.NewFlagSet(verb, flag.ExitOnError)
	capabilities := flags.String("capabilities", "", "JSON `FILE` of the builtins that policies may use")
	schema := flags.String("schema", "", "JSON schema `FILE` of the input document")
	write := flags.Bool("write", false, "fmt: rewrite the files")
	coverage := flags.Bool("coverage", false, "test: report coverage")
	_ = flags.Parse(args) // ExitOnError
	o := options{write: *write, coverage: *coverage, paths: flags.Args(), capabilities: ast.CapabilitiesForThisVersion()}
	if len(o.paths) == 0 {
		return o, errors.New("no path was given")
	}
	var err error
	if *capabilities != "" {
		if o.capabilities, err = ast.LoadCapabilitiesFile(*capabilities); err != nil {
			return o, err
		}
	}
	o.schemas, err = loader.Schemas(*schema)
	return o, err
}

func answer(result any, err error) {
	code := 0
	if err != nil {
		code = 1
		result = map[string]any{"diagnostics": diagnostics(err)}
	}
	if err := json.NewEncoder(os.Stdout).Encode(result); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 3
	}
	os.Exit(code)
}

func diagnostics(err error) []diagnostic {
	var loading loader.Errors
	if errors.As(err, &loading) {
		found := []diagnostic{}
		for _, one := range loading {
			found = append(found, diagnostics(one)...)
		}
		return found
	}
	var several ast.Errors
	if errors.As(err, &several) {
		found := []diagnostic{}
		for _, one := range several {
			found = append(found, locate(one))
		}
		return found
	}
	var single *ast.Error
	if errors.As(err, &single) {
		return []diagnostic{locate(single)}
	}
	return []diagnostic{{Code: "error", Message: err.Error()}}
}

func locate(e *ast.Error) diagnostic {
	d := diagnostic{Code: e.Code, Message: e.Message}
	if e.Details != nil {
		d.Message = strings.Join(append([]string{d.Message}, e.Details.Lines()...), "\n")
	}
	if e.Location != nil {
		d.File, d.Row, d.Col = e.Location.File, e.Location.Row, e.Location.Col
	}
	return d
}

// A loader filter names what to leave out. JSON and YAML would be loaded as data: the schema beside the policies, say.
func notRego(_ string, info fs.FileInfo, _ int) bool {
	return !info.IsDir() && filepath.Ext(info.Name()) != ".rego"
}

func notPolicy(path string, info fs.FileInfo, depth int) bool {
	return notRego(path, info, depth) || strings.HasSuffix(info.Name(), "_test.rego")
}

func newCompiler(o options) *ast.Compiler {
	return ast.NewCompiler().WithStrict(true).WithCapabilities(o.capabilities).WithEnablePrintStatements(true).SetErrorLimit(0)
}

func compileAll(o options, filter loader.Filter) (*ast.Compiler, error) {
	loaded, err := loader.NewFileLoader().WithProcessAnnotation(true).WithCapabilities(o.capabilities).Filtered(o.paths, filter)
	if err != nil {
		return nil, err
	}
	if len(loaded.Modules) == 0 {
		return nil, fmt.Errorf("no Rego file in %s", strings.Join(o.paths, ", "))
	}
	c := newCompiler(o).WithSchemas(o.schemas)
	if c.Compile(loaded.ParsedModules()); c.Failed() {
		return nil, c.Errors
	}
	return c, nil
}

func check(o options) (any, error) {
	c, err := compileAll(o, notRego)
	if err != nil {
		return nil, err
	}
	return map[string]any{"modules": len(c.Modules)}, nil
}

// OPA's own build is neither strict nor does it know a schema, so the same files pass through ours first.
func build(o options) (any, error) {
	c, err := compileAll(o, notPolicy)
	if err != nil {
		return nil, err
	}
	var bundle bytes.Buffer
	err = compile.New().WithTarget(compile.TargetWasm).WithCapabilities(o.capabilities).WithFilter(notPolicy).
		WithPaths(o.paths...).WithOutput(&bundle).WithRegoAnnotationEntrypoints(true).Build(context.Background())
	if err != nil {
		return nil, err
	}
	module, err := extract(&bundle, "/policy.wasm")
	if err != nil {
		return nil, err
	}
	return map[string]any{"wasm": module, "annotations": c.GetAnnotationSet().Flatten()}, nil
}

func extract(bundle io.Reader, name string) ([]byte, error) {
	unzipped, err := gzip.NewReader(bundle)
	if err != nil {
		return nil, err
	}
	for archive := tar.NewReader(unzipped); ; {
		header, err := archive.Next()
		if err != nil {
			return nil, fmt.Errorf("%s is not in the bundle: %w", name, err)
		}
		if header.Name == name {
			return io.ReadAll(archive)
		}
	}
}

func formatFiles(o options) (any, error) {
	changed := []string{}
	for _, root := range o.paths {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(path) != ".rego" {
				return err
			}
			differs, err := formatFile(path, o.write)
			if differs {
				changed = append(changed, path)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return map[string]any{"changed": changed}, nil
}

func formatFile(path string, write bool) (bool, error) {
	before, err := os.ReadFile(path)
	if err != nil {
		return false, err
	}
	after, err := format.SourceWithOpts(path, before, format.Opts{RegoVersion: ast.RegoV1})
	if err != nil || bytes.Equal(before, after) {
		return false, err
	}
	if !write {
		return true, nil
	}
	return true, os.WriteFile(path, after, 0o644)
}

type outcome struct {
	File    string `json:"file"`
	Row     int    `json:"row"`
	Package string `json:"package"`
	Name    string `json:"name"`
	Status  string `json:"status"`
	Error   string `json:"error,omitempty"`
	Output  string `json:"output,omitempty"`
}

func test(o options) (any, error) {
	ctx := context.Background()
	parsing := ast.ParserOptions{RegoVersion: ast.RegoV1, Capabilities: o.capabilities, ProcessAnnotation: true}
	modules, _, err := tester.LoadWithParserOptions(o.paths, notRego, parsing)
	if err != nil {
		return nil, err
	}
	store := inmem.New()
	txn, err := store.NewTransaction(ctx, storage.WriteParams)
	if err != nil {
		return nil, err
	}
	defer store.Abort(ctx, txn)
	runner := tester.NewRunner().SetCompiler(newCompiler(o).WithRewriteTestRules(true)).SetStore(store).SetModules(modules).
		SetTimeout(time.Minute).CapturePrintOutput(true).RaiseBuiltinErrors(true)
	coverage := &firstTouch{Cover: cover.New(), seen: map[*ast.Location]bool{}}
	if o.coverage {
		runner.SetCoverageQueryTracer(coverage)
	}
	results, err := runner.RunTests(ctx, txn)
	if err != nil {
		return nil, err
	}
	report := map[string]any{"results": collect(results)}
	if o.coverage {
		report["coverage"] = coverage.Report(modules).Files
	}
	return report, nil
}

// OPA's own tracer works out a place anew each time it is reached, and the runner would run every test three times for
// it, to tell why a place was not reached. In Wasm that is a minute instead of seconds.
type firstTouch struct {
	*cover.Cover
	mutex sync.Mutex
	seen  map[*ast.Location]bool
}

func (t *firstTouch) TraceEvent(event topdown.Event) {
	at := place(event)
	if at == nil {
		return
	}
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if !t.seen[at] {
		t.seen[at] = true
		t.Cover.TraceEvent(event)
	}
}

// The two events that coverage is made of.
func place(event topdown.Event) *ast.Location {
	if rule, ok := event.Node.(*ast.Rule); ok && event.Op == topdown.ExitOp {
		return rule.Head.Location
	}
	if expr, ok := event.Node.(*ast.Expr); ok && event.Op == topdown.EvalOp {
		return expr.Location
	}
	return nil
}

// The runner takes modules from a map, so the order of its results is not that of the files.
func collect(results chan *tester.Result) []outcome {
	outcomes := []outcome{}
	for r := range results {
		one := outcome{File: r.Location.File, Row: r.Location.Row, Package: r.Package, Name: r.Name, Status: status(r), Output: string(r.Output)}
		if r.Error != nil {
			one.Error = r.Error.Error()
		}
		outcomes = append(outcomes, one)
	}
	slices.SortFunc(outcomes, func(a, b outcome) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Name, b.Name))
	})
	return outcomes
}

func status(r *tester.Result) string {
	switch {
	case r.Error != nil:
		return "error"
	case r.Skip:
		return "skip"
	case r.Fail:
		return "fail"
	default:
		return "pass"
	}
}
